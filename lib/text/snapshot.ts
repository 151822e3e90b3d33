import type { DayComparison, Snapshot } from '../history/snapshot';
import { countOf, joinWords } from './wording';

/**
 * A snapshot in two sentences. Before `trackedSince`, the day on which AWS began its changelog,
 * no change counts as unannounced.
 */
export function summarizeSnapshot(
  { defaultVersions, announcements, unannounced, afterLastRead }: Snapshot<object, object, object>,
  day: string,
  trackedSince: string | undefined,
): string {
  if (defaultVersions.length === 0) return 'No version on record is that old.';
  const verb = defaultVersions.length === 1 ? 'was' : 'were';
  const policies = `${countOf(defaultVersions.length, 'policy', 'policies')} ${verb} in force.`;
  if (trackedSince === undefined) return policies;
  if (day < trackedSince) {
    return `${policies} AWS kept no changelog yet.`;
  }
  const announced = announcements.length === 0 ? 'no row' : countOf(announcements.length, 'row');
  const changes = unannounced.length === 0 ? 'no change' : countOf(unannounced.length, 'change');
  const later =
    afterLastRead.length === 0
      ? ''
      : ` ${countOf(afterLastRead.length, 'change')} came after AWS’s page was last read.`;
  return `${policies} AWS’s changelog had ${announced} by then; ${changes} in force ${unannounced.length > 1 ? 'were' : 'was'} still unannounced.${later}`;
}

/** How the policies changed between two days, in one sentence. */
export function summarizeDayComparison(compared: readonly Pick<DayComparison, 'kind'>[]): string {
  const count = (wanted: DayComparison['kind']) =>
    compared.filter(({ kind }) => kind === wanted).length;
  const parts = [
    count('changed') > 0 && `${countOf(count('changed'), 'policy', 'policies')} changed`,
    count('new') > 0 && `${count('new')} first on record`,
    count('unchanged') > 0 && `${count('unchanged')} stayed as they were`,
    count('absent') > 0 && `${count('absent')} had no version on record yet`,
  ].filter((part) => part !== false);
  return `${joinWords(parts)}.`;
}
