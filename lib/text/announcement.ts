import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { Statistics } from '../history/statistics';
import type { Announcement } from '../record/types';
import { countOf, describeMatch, joinWords } from './wording';

/** What a row of AWS's page is called: `AmazonAthena_FullAccess, announced 2023-01-26`. */
export function nameAnnouncement({ id, date, policyName }: Announcement): string {
  const plain = policyName === null ? date : `${date}-${policyName}`;
  // A further row of that day and policy has a number at the end of its id.
  const number = id.slice(plain.length + 1);
  const name = policyName === null ? `AWS’s row of ${date}` : `${policyName}, announced ${date}`;
  return number === '' ? name : `${name} (${number})`;
}

/** What came of a row, in one sentence: which versions, and how far from the day in force. */
export function summarizeAnnouncement({
  announcement,
  matches,
  neverServed,
}: ReconciledAnnouncement): string {
  if (announcement.policyName === null) return 'A row on no single policy.';
  const absent =
    neverServed.length === 0
      ? ''
      : `; ${countOf(neverServed.length, 'name')} in it ${neverServed.length === 1 ? 'was' : 'were'} never served`;
  if (matches.length === 0) return `No version on record brought what it names${absent}.`;
  const versions = matches.map(
    (match) => `${match.change.version.versionId}, ${describeMatch(match)}`,
  );
  return `It announced ${joinWords(versions)}${absent}.`;
}

/**
 * How many changes AWS never announced, in one or two sentences, with those of which that is
 * not known: announced under a wrong name, and newer than the last reading of AWS's page.
 */
export function summarizeUnannounced(
  { never, misnamed, afterLastRead }: Pick<Statistics, 'never' | 'misnamed' | 'afterLastRead'>,
  readUntil: string | undefined,
): string {
  const others = [
    misnamed.length > 0 &&
      `${countOf(misnamed.length, 'change was', 'changes were')} announced under a wrong name`,
    afterLastRead.length > 0 &&
      `${countOf(afterLastRead.length, 'change')} came after AWS’s page was last read (${readUntil})`,
  ].filter((part) => part !== false);
  return [
    `AWS never announced ${countOf(never.length, 'change')}.`,
    ...(others.length > 0 ? [`${joinWords(others)}.`] : []),
  ].join(' ');
}
