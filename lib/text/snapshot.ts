import type { DayComparison, Snapshot } from '../history/snapshot';
import { countOf, joinWords } from './wording';

/**
 * A snapshot in two sentences. Before `trackedSince`, the first day of AWS’s changelog, no change
 * counts as unannounced.
 */
export function summarizeSnapshot(
  { defaultVersions, announcements, unannounced, afterLastRead }: Snapshot<object, object, object>,
  day: string,
  trackedSince: string | undefined,
): string {
  if (defaultVersions.length === 0) return 'No version on record is that old.';
  const policies = `${countOf(defaultVersions.length, 'policy', 'policies')} existed.`;
  if (trackedSince === undefined) return policies;
  if (day < trackedSince) {
    return `${policies} AWS had no changelog yet.`;
  }
  const announced =
    announcements.length === 0 ? 'no announcement' : countOf(announcements.length, 'announcement');
  const changes = unannounced.length === 0 ? 'no change' : countOf(unannounced.length, 'change');
  const later =
    afterLastRead.length === 0
      ? ''
      : ` ${countOf(afterLastRead.length, 'change is', 'changes are')} newer than the last reading of AWS’s page.`;
  return `${policies} AWS’s changelog had ${announced}; ${changes} ${unannounced.length > 1 ? 'were' : 'was'} unannounced.${later}`;
}

/** How the policies changed between two days, in one sentence. */
export function summarizeDayComparison(compared: readonly Pick<DayComparison, 'kind'>[]): string {
  const count = (wanted: DayComparison['kind']) =>
    compared.filter(({ kind }) => kind === wanted).length;
  const parts = [
    count('changed') > 0 && `${countOf(count('changed'), 'policy', 'policies')} changed`,
    count('new') > 0 && `${count('new')} new on record`,
    count('unchanged') > 0 && `${count('unchanged')} unchanged`,
    count('absent') > 0 && `${count('absent')} not on record yet`,
  ].filter((part) => part !== false);
  return `${joinWords(parts)}.`;
}
