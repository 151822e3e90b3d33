import { TwoLines } from '@/components/timeline/two-lines';
import { widenSpan } from '@/lib/history/axis';
import { dayOf } from '@/lib/history/days';
import { layOutTwoLines } from '@/lib/history/two-lines';
import { reconciliation, record, recordUntil } from './record';

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
  const days = policy.versions.map(({ createDate }) => dayOf(createDate));
  // A row may be older than the oldest version on record.
  const span = widenSpan([...days, ...(row === undefined ? [] : [row.date]), recordUntil]);
  return (
    <TwoLines
      layout={layOutTwoLines(reconciliation, [policy.policyName], span, here)}
      named={false}
      here={here}
      row={row?.id}
    />
  );
}
