import { TwoLines } from '@/components/timeline/two-lines';
import { type DateRange, dayOf, findDateRange } from '@/lib/history/days';
import { layOutTimeline } from '@/lib/history/timeline';
import type { Policy } from '@/lib/record/types';
import { reconciliation, record, recordUntil } from './record';

/** From a policy's oldest version on record to the last day of which the record can speak. */
export function spanPolicy({ versions }: Policy, days: readonly string[] = []): DateRange {
  return findDateRange([
    ...versions.map(({ createDate }) => dayOf(createDate)),
    ...days,
    recordUntil,
  ]);
}

/**
 * The two lines of one policy over all the time on record, with a version or a row ringed;
 * nothing for what is of no policy.
 */
export function PolicyPicture({
  of,
  here,
  row,
}: {
  of: string | null;
  here?: string;
  row?: { id: string; date: string };
}) {
  const policy = record.policies.find(({ policyName }) => policyName === of);
  if (policy === undefined) return null;
  // A row may be older than the oldest version on record.
  const span = spanPolicy(policy, row === undefined ? [] : [row.date]);
  return (
    <TwoLines
      layout={layOutTimeline(reconciliation, [policy.policyName], span, here)}
      named={false}
      here={here}
      row={row?.id}
    />
  );
}
