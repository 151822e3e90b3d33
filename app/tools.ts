import { findDefaultVersion } from '@/lib/history/default-versions';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { describeOverview, type Overview } from '@/lib/site/client/overview';
import { countGiven } from '@/lib/text/given';
import { labelState } from '@/lib/text/wording';
import { once } from '../lib/shared/once';
import { catalog, reconciliation, record, recordSpan } from './record';
import { trackedDates } from './tracked';

/** What every tool begins with. */
export const tellOverview = once((): Overview => describe(() => true));

/** The same for a page of one day: nothing is told of what gave access on other days alone. */
export function tellOverviewOn(day: string): Overview {
  const inForce = new Set(
    record.policies.map((policy) => findDefaultVersion(policy, day)?.statements),
  );
  return describe(({ change }) => inForce.has(change.version.statements));
}

function describe(isAsked: (change: ReconciledChange) => boolean): Overview {
  return describeOverview(
    record.policies,
    reconciliation,
    { span: recordSpan, trackedDates },
    {
      describeAccess: (change) =>
        isAsked(change) ? countGiven(change.change.version.statements, catalog).words : '',
      labelState,
    },
  );
}
