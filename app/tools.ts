import { findInForce } from '@/lib/history/in-force';
import type { ReconciledChange } from '@/lib/history/reconcile';
import { countGiven } from '@/lib/site/given';
import { labelState } from '@/lib/site/wording';
import { describeOverview, type Overview } from '@/lib/tools/overview';
import { once } from './once';
import { catalogue, reconciliation, record, recordSpan } from './record';
import { trackedDates } from './tracked';

/** What every tool begins with. */
export const tellOverview = once((): Overview => describe(() => true));

/** The same for a page of one day: nothing is told of what gave access on other days alone. */
export function tellOverviewOn(day: string): Overview {
  const inForce = new Set(record.policies.map((policy) => findInForce(policy, day)?.statements));
  return describe(({ change }) => inForce.has(change.version.statements));
}

function describe(isAsked: (change: ReconciledChange) => boolean): Overview {
  return describeOverview(
    record.policies,
    reconciliation,
    { span: recordSpan, trackedDates },
    {
      describeAccess: (change) =>
        isAsked(change) ? countGiven(change.change.version.statements, catalogue).words : '',
      labelState,
    },
  );
}
