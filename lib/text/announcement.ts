import { announcesNoVersion, listNamedActions } from '../history/match-announcements';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { Statistics } from '../history/statistics';
import type { Announcement } from '../record/types';
import { countOf, describeMatch, joinWords } from './wording';

/** The name of an announcement: `AmazonAthena_FullAccess, announced 2023-01-26`. */
export function nameAnnouncement({ id, date, policyName }: Announcement): string {
  const plain = policyName === null ? date : `${date}-${policyName}`;
  // The id of another announcement of that day and policy ends with a number.
  const number = id.slice(plain.length + 1);
  const name =
    policyName === null ? `AWS announcement of ${date}` : `${policyName}, announced ${date}`;
  return number === '' ? name : `${name} (${number})`;
}

/** The versions of an announcement and their lags, in one sentence. */
export function summarizeAnnouncement({
  announcement,
  matches,
  neverServed,
}: ReconciledAnnouncement): string {
  if (announcement.policyName === null) return 'It is about no single policy.';
  const absent =
    neverServed.length === 0
      ? ''
      : `; it names ${countOf(neverServed.length, 'action')} that the policy never had`;
  if (matches.length === 0) return `${describeNoMatch(announcement)}${absent}.`;
  const versions = matches.map(
    (match) => `${match.change.version.versionId}, ${describeMatch(match)}`,
  );
  return `It announces ${joinWords(versions)}${absent}.`;
}

/** Why an announcement of a policy has no version, without a full stop. */
export function describeNoMatch(announcement: Announcement): string {
  if (announcesNoVersion(announcement)) return 'It is about the policy, and about no version of it';
  return listNamedActions(announcement).length > 0
    ? 'No version on record adds the actions that it names'
    : 'No version on record matches it';
}

/** How many announcements match a version, and how many do not, in one sentence. */
export function summarizeMatches({
  announcements,
  unmatched: { length: unmatched },
  withoutPolicy: { length: general },
}: Pick<Statistics, 'announcements' | 'unmatched' | 'withoutPolicy'>): string {
  const matched = announcements.length - unmatched - general;
  const others = [
    unmatched > 0 && `${unmatched} ${unmatched === 1 ? 'matches' : 'match'} none`,
    general > 0 && `${general} ${general === 1 ? 'is' : 'are'} about no single policy`,
  ].filter((part) => part !== false);
  const matches = `${matched === 1 ? 'matches' : 'match'} a version`;
  return [
    `${matched} of AWS’s ${countOf(announcements.length, 'announcement')} ${matches}`,
    ...(others.length > 0 ? [joinWords(others)] : []),
  ]
    .join('; ')
    .concat('.');
}

/**
 * How many changes AWS never announced, in one or two sentences, with those that may have been
 * announced: under a wrong name, or since AWS's page was last checked.
 */
export function summarizeUnannounced(
  { never, misnamed, afterLastRead }: Pick<Statistics, 'never' | 'misnamed' | 'afterLastRead'>,
  readUntil: string | undefined,
): string {
  const others = [
    misnamed.length > 0 &&
      `${countOf(misnamed.length, 'change was', 'changes were')} announced under a wrong name`,
    afterLastRead.length > 0 &&
      `${countOf(afterLastRead.length, 'change is', 'changes are')} newer than the last check of AWS’s page (${readUntil})`,
  ].filter((part) => part !== false);
  return [
    `AWS never announced ${countOf(never.length, 'change')}.`,
    ...(others.length > 0 ? [`${joinWords(others)}.`] : []),
  ].join(' ');
}
