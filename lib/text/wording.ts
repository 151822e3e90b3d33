import type { FeedFormat, FeedScope } from '../addresses/paths';
import type { ChangeMatch } from '../history/match-announcements';
import type { AnnouncedState, Mention, ReconciledChange } from '../history/reconcile-change';
import type { RequestContext } from '../iam/evaluate/evaluate';

/** `1 action`, `29 actions`; the plural defaults to the singular with an s. */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? singular : plural}`;
}

/** The lag of an announcement of a change, with the version that it is mainly about, if another. */
export function describeMention({ announcement, match }: Mention): string {
  return `${describeMatch(match)}${nameMainVersion({ announcement, match })}`;
}

/** The lag of a match, and whether it only repeats another announcement. */
export function describeMatch({
  lagDays,
  isRepeat,
}: Pick<ChangeMatch, 'lagDays' | 'isRepeat'>): string {
  return `${isRepeat ? 'repeated, ' : ''}${labelLag(lagDays)}`;
}

/** `, in the announcement of v3` where the announcement is mainly about another version. */
export function nameMainVersion({ announcement, match }: Mention): string {
  const best = announcement.matches[0];
  return best === undefined || best.change === match.change
    ? ''
    : `, in the announcement of ${best.change.version.versionId}`;
}

/** A lag in words: "75 days late", "40 days early", "on the day". */
export function labelLag(lagDays: number): string {
  if (lagDays === 0) return 'on the day';
  return `${countOf(Math.abs(lagDays), 'day')} ${lagDays > 0 ? 'late' : 'early'}`;
}

/** Whether AWS announced a change, as a label; with the date when AWS's page was last checked, if it matters. */
export function labelState({
  state,
  readBefore,
}: Pick<ReconciledChange, 'state' | 'readBefore'>): string {
  const label = stateLabels[state];
  return state === 'after-reading' ? `${label} (AWS’s page last checked ${readBefore})` : label;
}

/** An announced state as a label. */
export const stateLabels: Record<AnnouncedState, string> = {
  full: 'announced',
  part: 'announced in part',
  misnamed: 'announced under a wrong name',
  'after-reading': 'not announced yet',
  never: 'never announced',
  'nothing-to-announce': 'nothing to announce',
  'before-tracking': 'before AWS listed changes',
  // A record without announcements has no label.
  'no-changelog': '',
};

/** `v36`, or `v36 to v41`. */
export function nameMissingVersions({ from, to }: { from: string; to: string }): string {
  return from === to ? from : `${from} to ${to}`;
}

/** A warning that a missing version may have been the default on a given day. */
export function describeMissingVersions({ from, to }: { from: string; to: string }): string {
  return from === to
    ? `${from} is missing from the archive. It may have been the default version on that day.`
    : `${from} to ${to} are missing from the archive. One of them may have been the default version on that day.`;
}

/** `first and second`, `first, second and third`. */
export function joinWords(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  if (words.length < 2) return words[0] ?? '';
  return `${words.slice(0, -1).join(', ')} ${conjunction} ${words.at(-1)}`;
}

/** A text with its first letter in upper case. */
export function capitalize(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}

/** `2021-12-09 22:12 UTC`. */
export function formatInstant(instant: string): string {
  return `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}

/** Splits text at backticks; every second part is code. */
export function splitCode(text: string): { code: boolean; text: string }[] {
  return text
    .split('`')
    .map((part, index) => ({ code: index % 2 === 1, text: part }))
    .filter((part) => part.text !== '');
}

/** The media type of a feed. Sources: RSS Advisory Board, RFC 4287, JSON Feed 1.1. */
export const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** The name of a feed format. */
export const formatNames: Record<FeedFormat, string> = {
  rss: 'RSS 2.0',
  atom: 'Atom 1.0',
  json: 'JSON Feed 1.1',
};

export const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** `February 2026` of `2026-02`. */
export function nameMonth(month: string): string {
  return `${monthNames[Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;
}

/** The title of a feed of a site. */
export function nameFeed(siteTitle: string, of: FeedScope): string {
  if (of === 'everything') return siteTitle;
  if (of === 'all-versions') return `${siteTitle}: all versions`;
  if (of === 'unannounced') return `${siteTitle}: never announced`;
  if (of === 'high-risk') return `${siteTitle}: high risk`;
  if (of === 'new-actions') return `${siteTitle}: new actions`;
  return `${siteTitle}: ${of.policyName}`;
}

/** A warning about a policy that its source no longer has, from that day on; else undefined. */
export function describeNoLongerObserved(
  noLongerObserved: string | undefined,
  day?: string,
): string | undefined {
  if (noLongerObserved === undefined) return undefined;
  const withdrawn = noLongerObserved.slice(0, 10);
  if (day !== undefined && day < withdrawn) return undefined;
  return `Withdrawn: its source no longer lists it since ${withdrawn}. Existing attachments may still apply.`;
}

/** A context key of a request with its values as text; none where the key is absent. */
export interface ContextValue {
  key: string;
  values: string[];
}

/** Every context key of a request. A key with an empty list of values is absent. */
export function listContext(context: RequestContext): ContextValue[] {
  return Object.entries(context).map(([key, value]) => {
    const values = typeof value === 'string' ? [value] : (value ?? []);
    return { key, values: values.map((each) => (each === '' ? '""' : each)) };
  });
}
