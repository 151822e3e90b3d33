import { findDefaultVersion } from '../history/default-versions';
import type { ReconciledChange } from '../history/reconcile-change';
import { once } from '../shared/once';
import { describeOverview, type Overview } from '../site/client/overview';
import { judgeKnownChange } from '../text/analysis';
import { chipsOfAccess, chipsOfPolicy } from '../text/chips';
import { countPermissions, reconciliation, record, recordSpan, trackedDates } from './site-data';

/** The content of `/tools/record.json`, which most tools load first. */
export const createToolOverview = once((): Overview => createOverview(() => true));

/** The same for the snapshot of one day: only versions that were the default then are described. */
export function createDayOverview(day: string): Overview {
  const defaults = new Set(
    record.policies.map((policy) => findDefaultVersion(policy, day)?.statements),
  );
  return createOverview(({ change }) => defaults.has(change.version.statements));
}

function createOverview(isDescribed: (change: ReconciledChange) => boolean): Overview {
  return describeOverview(
    record.policies,
    reconciliation,
    { span: recordSpan, trackedDates },
    {
      describeAccess: (change) =>
        isDescribed(change) ? countPermissions(change.change.version.statements).words : '',
      judge: (change) => (isDescribed(change) ? judgeKnownChange(change.change) : 'same'),
      markChange: (change) => (isDescribed(change) ? chipsOfAccess(change.change) : []),
      markPolicy: (policy) => chipsOfPolicy(policy).filter(({ tone }) => tone !== 'neutral'),
    },
  );
}
