import type { Reconciliation } from '../history/reconcile';
import type { ReconciledChange } from '../history/reconcile-change';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Policy } from '../record/types';
import type { Risks } from '../risk/create-risks';
import { groupByKey } from '../shared/collections';
import { describeSketches, readSketches } from '../site/client/candidate-policies';
import type { AccountRecord, RecordedPolicy, RecordedVersion } from './account-record';
import { indexCandidates } from './candidate-index';

/** The record of a folder, with all documents at hand. */
export function describeRecord(
  policies: readonly Policy[],
  { changes }: Pick<Reconciliation, 'changes'>,
  { catalog, risks }: { catalog: ActionCatalog; risks: Risks },
): AccountRecord {
  const byName = new Map(policies.map((policy) => [policy.policyName, policy]));
  const changesOf = groupByKey(changes, ({ change }) => change.policy);
  return {
    policies: policies.map((policy) =>
      describePolicy(policy, changesOf.get(policy) as ReconciledChange[]),
    ),
    loadPolicy: async (policyName) => {
      const policy = byName.get(policyName);
      if (policy === undefined) throw new Error(`The record has no policy ${policyName}.`);
      return policy;
    },
    findCandidates: indexCandidates(readSketches(describeSketches(policies))),
    catalog,
    risks,
  };
}

function describePolicy(
  { policyName, iamName, arn, defaults, deprecated, noLongerObserved }: Policy,
  changes: readonly ReconciledChange[],
): RecordedPolicy {
  return {
    policyName,
    iamName,
    arn,
    versions: changes.map(describeVersion).toReversed(),
    ...(defaults && { defaults }),
    ...(deprecated && { deprecated }),
    ...(noLongerObserved !== undefined && { noLongerObserved }),
  };
}

function describeVersion({
  change,
  state,
  mentions,
  misnamings,
}: ReconciledChange): RecordedVersion {
  const { versionId, number, createDate } = change.version;
  const rows = [...mentions.filter(({ match }) => !match.isRepeat), ...misnamings];
  const announcements = new Map(
    rows.map(({ announcement: { announcement } }) => [
      announcement.id,
      { id: announcement.id, date: announcement.date },
    ]),
  );
  return { versionId, number, createDate, state, announcements: [...announcements.values()] };
}
