import type { DayComparison, Snapshot } from '../history/snapshot';
import { countOf, joinWords } from './wording';

/**
 * A snapshot in two sentences. Before `trackedSince`, the first day of AWS’s list of changes, no
 * change counts as unannounced.
 */
export function summarizeSnapshot(
  { defaultVersions, announcements, unannounced, afterLastRead }: Snapshot<object, object, object>,
  day: string,
  trackedSince: string | undefined,
): string {
  if (defaultVersions.length === 0) return 'No version on record is that old.';
  const policies = `${countOf(defaultVersions.length, 'policy', 'policies')} had a default version.`;
  if (trackedSince === undefined) return policies;
  if (day < trackedSince) return `${policies} AWS did not list changes yet.`;
  const later =
    afterLastRead.length === 0
      ? ''
      : ` ${countOf(afterLastRead.length, 'change is', 'changes are')} newer than the last check of AWS’s page.`;
  const announced = describeAnnounced(
    announcements.length,
    unannounced.length,
    `since ${trackedSince}${later === '' ? '' : ' up to the last check of its page'}`,
  );
  return `${policies} AWS had published ${announced}.${later}`;
}

/**
 * Counts announcements, and changes that were to be announced and were not.
 * @param period when the changes were made.
 */
function describeAnnounced(announcements: number, unannounced: number, period: string): string {
  const announced =
    announcements === 0 ? 'no announcements' : countOf(announcements, 'announcement');
  if (unannounced > 0) {
    return `${announced}; ${countOf(unannounced, 'change was', 'changes were')} not announced yet`;
  }
  if (announcements === 0) return announced;
  return `${announced}, which ${announcements === 1 ? 'covers' : 'cover'} every permission change ${period}`;
}

const dayKinds: readonly { kind: DayComparison['kind']; one: string; many: string }[] = [
  { kind: 'changed', one: 'changed', many: 'changed' },
  { kind: 'new', one: 'is new', many: 'are new' },
  { kind: 'unchanged', one: 'did not change', many: 'did not change' },
  { kind: 'absent', one: 'did not exist yet', many: 'did not exist yet' },
];

/** How the policies changed between two days, in one sentence. */
export function summarizeDayComparison(compared: readonly Pick<DayComparison, 'kind'>[]): string {
  const count = (wanted: DayComparison['kind']) =>
    compared.filter(({ kind }) => kind === wanted).length;
  const parts = dayKinds
    .map(({ kind, one, many }) => ({ number: count(kind), one, many }))
    .filter(({ number }) => number > 0)
    .map(({ number, one, many }, index) => {
      // Only the first count has a noun.
      const subject = index === 0 ? countOf(number, 'policy', 'policies') : number;
      return `${subject} ${number === 1 ? one : many}`;
    });
  return `${joinWords(parts)}.`;
}
