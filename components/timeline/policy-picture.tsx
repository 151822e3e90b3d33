import { type DateRange, dayOf, findDateRange } from '@/lib/history/days';
import type { Reconciliation } from '@/lib/history/reconcile';
import { layOutTimeline } from '@/lib/history/timeline';
import type { Policy } from '@/lib/record/types';
import { TwoLines } from './two-lines';

/** From a policy's oldest version on record, or an earlier day, to the last day of the record. */
export function findPolicySpan(
  { versions }: Policy,
  recordUntil: string,
  days: readonly string[] = [],
): DateRange {
  return findDateRange([
    ...versions.map(({ createDate }) => dayOf(createDate)),
    ...days,
    recordUntil,
  ]);
}

/** The timeline of one policy over the whole record, with a version or an announcement marked. */
export function PolicyPicture({
  policy,
  reconciliation,
  recordUntil,
  here,
  announcement,
}: {
  policy: Policy | undefined;
  reconciliation: Reconciliation;
  recordUntil: string;
  here?: string;
  announcement?: { id: string; date: string };
}) {
  if (policy === undefined) return null;
  // An announcement may be older than the oldest version on record.
  const span = findPolicySpan(policy, recordUntil, announcement && [announcement.date]);
  return (
    <TwoLines
      layout={layOutTimeline(reconciliation, [policy.policyName], span, here)}
      named={false}
      here={here}
      row={announcement?.id}
    />
  );
}
