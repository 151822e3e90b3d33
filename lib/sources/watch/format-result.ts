import { showText, showTruncated } from '../../shared/show-text';
import type { NewAnnouncement, ReviewItem } from './find-new-announcements';
import type { WatchResult } from './watch';

/** Whether AWS said or served anything that the record lacks. */
export function hasNews({ news, served }: WatchResult): boolean {
  const counts = Object.values(served?.counts ?? {}) as number[];
  return news.rows.length + news.doubts.length > 0 || counts.some((count) => count > 0);
}

/** What the watch found, a line a thing and a last one that counts; as a terminal may show it. */
export function formatResult(result: WatchResult): string[] {
  const { news, served } = result;
  const fresh = new Set(served?.policies);
  return [
    ...news.rows.map(describeRow),
    ...news.doubts.map(describeDoubt),
    ...(served?.versions ?? []).map(
      ({ policyName, versionId }) =>
        `IAM has ${versionId} of ${policyName}${fresh.has(policyName) ? ', a policy not on record' : ''}.`,
    ),
    ...describeDropped(news.dropped),
    summarize(result),
  ].map(showText);
}

function describeRow({ row, from }: NewAnnouncement): string {
  const { date, datePrinted, policyName, kind, gist } = row;
  const printed = datePrinted === undefined ? '' : ` (printed “${datePrinted}”)`;
  return `${date}${printed} ${policyName ?? 'all policies'}, ${kind}: ${gist}. From the ${from}.`;
}

function describeDoubt({ date, title, why, remedy, from }: ReviewItem): string {
  return `${date} “${showTruncated(title, 120)}”, from the ${from}: ${why}; never written. ${remedy}`;
}

function describeDropped(dropped: number): string[] {
  if (dropped === 0) return [];
  return [`The page has ${count(dropped, 'row')} of the record no more, or not yet; they stay.`];
}

function summarize(result: WatchResult): string {
  const { news, served, errors, isWritten } = result;
  const { policies = 0, versions = 0, defaults = 0 } = served?.counts ?? {};
  const parts = [
    count(news.rows.length, 'announcement'),
    ...(news.doubts.length > 0 ? [`${count(news.doubts.length, 'thing')} for a person`] : []),
    ...(policies > 0 ? [count(policies, 'policy', 'policies')] : []),
    ...(served !== undefined ? [count(versions, 'version')] : []),
    ...(defaults > 0 ? [count(defaults, 'change of the default', 'changes of the default')] : []),
  ];
  const what = hasNews(result) ? `New: ${parts.join(', ')}` : 'Nothing new';
  if (errors.length > 0) {
    return `${what} where it could be read; ${count(errors.length, 'place')} could not be. Nothing was written.`;
  }
  return isWritten ? `${what}. Written for review.` : `${what}.`;
}

function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}

/** The same for programs. */
export function toJson(result: WatchResult) {
  const { news, served, errors, isWritten } = result;
  return {
    isNew: hasNews(result),
    announcements: news.rows.map(({ row, from }) => ({ ...row, from })),
    doubts: news.doubts,
    dropped: news.dropped,
    iam: served && {
      policies: served.policies,
      versions: served.versions,
      defaults: served.counts.defaults,
    },
    errors,
    isWritten,
  };
}
