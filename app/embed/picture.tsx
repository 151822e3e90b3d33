import { reconciliation, record, recordUntil } from '@/app/record';
import { TwoLines } from '@/components/timeline/two-lines';
import { dayOf } from '@/lib/history/days';
import { layOutTwoLines } from '@/lib/history/two-lines';

/** The two lines of one policy up to the end of the record; nothing for what is of no policy. */
export function Picture({ of, here }: { of: string | null; here?: string }) {
  const policy = record.policies.find(({ policyName }) => policyName === of);
  if (policy === undefined) return null;
  const span = { from: dayOf(policy.versions[0]?.createDate ?? ''), to: recordUntil };
  return (
    <div className="[&_ul]:gap-x-3 [&_ul]:gap-y-0 [&_ul]:text-[0.6875rem]">
      <TwoLines
        layout={layOutTwoLines(reconciliation, [policy.policyName], span, here)}
        named={false}
        here={here}
      />
    </div>
  );
}
