import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { Policy } from '../../record/types';
import { judgeChange, judgeKnownChange } from '../../text/verdict';
import { describePolicyHead } from './policies';

/**
 * `/api/v1/policies/<Name>.json`: what is known of a policy apart from its documents, and its
 * versions in the order of their changes.
 */
export function describePolicy(
  policy: Policy,
  changes: readonly ReconciledChange[],
  address: SiteAddress,
) {
  const { summary, defaults = [], gaps = [], notes = [], companions = [] } = policy;
  return {
    ...describePolicyHead(policy, address),
    summary: summary ?? null,
    defaults: defaults.map(({ versionId, firstObserved }) => ({ versionId, firstObserved })),
    gaps: gaps.map(({ from, to, note }) => ({ from, to, note: note ?? null })),
    notes: notes.map(({ title, text, actions = [], source }) => ({ title, text, actions, source })),
    companions: companions.map(({ title, text, source, document }) => ({
      title,
      text,
      source,
      document,
    })),
    versions: changes.map((change) => describeStep(change, address)),
  };
}

function describeStep({ change, state }: ReconciledChange, address: SiteAddress) {
  const { policyName, versionId, createDate, firstObserved } = change.version;
  return {
    versionId,
    createDate,
    firstObserved,
    verdict: change.before === undefined ? null : judgeChange(change),
    knownVerdict: change.before === undefined ? null : judgeKnownChange(change),
    announced: state,
    url: address.absolute(paths.change(policyName, versionId)),
    api: address.absolute(paths.apiVersion(policyName, versionId)),
  };
}
