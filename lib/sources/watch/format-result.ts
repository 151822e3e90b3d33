import { showText, showTruncated } from '../../shared/show-text';
import type { NewAnnouncement, ReviewItem } from './find-new-announcements';
import type { WatchResult } from './watch';

/** Whether the watch found anything that the record does not have. */
export function hasNews({ news, newVersions }: WatchResult): boolean {
  // The hash of a version on record is no news.
  const counts = { ...newVersions?.counts, completed: 0 };
  const isAdded = Object.values(counts).some((count) => count > 0);
  return isAdded || news.added.length + news.toReview.length > 0;
}

/** The lines of the watch's output: one for each finding, then a summary; escaped for terminals. */
export function formatResult(result: WatchResult): string[] {
  const { news, newVersions } = result;
  const newPolicies = new Set(newVersions?.policies);
  return [
    ...news.added.map(formatAnnouncement),
    ...news.toReview.map(formatReviewItem),
    ...(newVersions?.versions ?? []).map(
      ({ policyName, versionId }) =>
        `IAM has ${versionId} of ${policyName}${newPolicies.has(policyName) ? ', a policy not on record' : ''}.`,
    ),
    ...formatDropped(news.dropped),
    summarize(result),
  ].map(showText);
}

function formatAnnouncement({ announcement, from }: NewAnnouncement): string {
  const { date, datePrinted, policyName, kind, gist } = announcement;
  const asPrinted = datePrinted === undefined ? '' : ` (printed “${datePrinted}”)`;
  return `${date}${asPrinted} ${policyName ?? 'all policies'}, ${kind}: ${gist}. From the ${from}.`;
}

function formatReviewItem({ date, title, why, remedy, from }: ReviewItem): string {
  return `${date} “${showTruncated(title, 120)}”, from the ${from}: ${why}; not written. ${remedy}`;
}

function formatDropped(dropped: number): string[] {
  if (dropped === 0) return [];
  return [
    `The page does not have ${count(dropped, 'announcement')} of the record. The record keeps them.`,
  ];
}

function summarize(result: WatchResult): string {
  const { news, newVersions, errors, isWritten } = result;
  const { policies = 0, versions = 0, defaults = 0 } = newVersions?.counts ?? {};
  const parts = [
    count(news.added.length, 'announcement'),
    ...(news.toReview.length > 0 ? [`${count(news.toReview.length, 'item')} to review`] : []),
    ...(policies > 0 ? [count(policies, 'policy', 'policies')] : []),
    ...(newVersions !== undefined ? [count(versions, 'version')] : []),
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

/** The watch's output for `--json`. The names of its fields are public. */
export function toJson(result: WatchResult) {
  const { news, newVersions, errors, isWritten } = result;
  return {
    isNew: hasNews(result),
    announcements: news.added.map(({ announcement, from }) => ({ ...announcement, from })),
    doubts: news.toReview,
    dropped: news.dropped,
    iam: newVersions && {
      policies: newVersions.policies,
      versions: newVersions.versions,
      defaults: newVersions.counts.defaults,
    },
    errors,
    isWritten,
  };
}
