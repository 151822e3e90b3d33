import { type DateRange, dayOf, findDateRange } from '@/lib/history/days';
import type { Reconciliation } from '@/lib/history/reconcile';
import { layOutTimeline } from '@/lib/history/timeline';
import type { Policy } from '@/lib/record/types';
import { Timeline } from './timeline';

/** Returns the period from a policy's oldest version, or an earlier day, to the end of the record. */
export function findPolicySpan(
  { versions }: Policy,
  until: string,
  days: readonly string[] = [],
): DateRange {
  return findDateRange([...versions.map(({ createDate }) => dayOf(createDate)), ...days, until]);
}

/** The timeline of a policy over the whole record, with a version or an announcement marked. */
export function PolicyTimeline({
  policy,
  reconciliation,
  until,
  markedVersion,
  announcement,
}: {
  policy: Policy | undefined;
  reconciliation: Reconciliation;
  /** The day with which it ends, unless a version or announcement is newer. */
  until: string;
  markedVersion?: string;
  /** The marked announcement. */
  announcement?: { id: string; date: string };
}) {
  if (policy === undefined) return null;
  // An announcement may be older than the oldest version on record.
  const span = findPolicySpan(policy, until, announcement && [announcement.date]);
  return (
    <Timeline
      layout={layOutTimeline(reconciliation, [policy.policyName], span, markedVersion)}
      named={false}
      markedVersion={markedVersion}
      markedAnnouncement={announcement?.id}
    />
  );
}
