import { address } from '../../components/ui/site';
import type { ReconciledChange } from '../history/reconcile-change';
import { describeActions } from '../site/api/actions';
import { describeAnnouncements } from '../site/api/announcements';
import { describeChanges, describeVersion } from '../site/api/changes';
import type { KindName } from '../site/api/kinds';
import { describeOpenApi } from '../site/api/openapi';
import { describeOverview } from '../site/api/overview';
import { describePolicies, describePolicy } from '../site/api/policies';
import { describeRisks } from '../site/api/risk';
import { describeSnapshot } from '../site/api/snapshot';
import { listHistories } from './service-data';
import {
  catalog,
  findChange,
  findPolicy,
  listChangesOf,
  listRisksOf,
  reconciliation,
  record,
  recordUntil,
  snapshotDates,
} from './site-data';

/** The content of every file of the API, by kind. The page of the API shows some of them. */
export const apiAnswers = {
  index: () =>
    describeOverview(
      {
        site: record.site,
        policies: record.policies,
        reconciliation,
        actionCount: listHistories().length,
        servedUntil: recordUntil,
        asOfDates: snapshotDates,
      },
      address,
    ),
  policies: () => describePolicies(record.policies, address),
  policy: (name: string) => {
    const policy = findPolicy(name);
    return describePolicy(policy, listChangesOf(policy), address);
  },
  version: (name: string, versionId: string) =>
    describeVersion(findChange(name, versionId), address),
  document: (name: string, versionId: string) =>
    findChange(name, versionId).change.version.document,
  changes: () => describeChanges(reconciliation, address),
  announcements: () => describeAnnouncements(reconciliation, address),
  actions: () => describeActions(listHistories(), catalog, address),
  risk: () => describeRisks(record.policies.flatMap(listRisksOf), reconciliation.changes, address),
  'as-of': (date: string) => describeSnapshot(record.policies, reconciliation, date, address),
};

/** An example that fills most fields: the change that an announcement matches best. */
const shown = (reconciliation.changes.find(
  ({ change, mentions }) =>
    change.effect === 'changed' &&
    change.actionsAdded.length > 0 &&
    mentions.some(({ announcement, match }) => announcement.matches[0] === match),
) ?? reconciliation.changes[0]) as ReconciledChange;

/** Parameters of example requests that have an answer. */
export const exampleValues = {
  policyName: shown.change.policy.policyName,
  versionId: shown.change.version.versionId,
  date: snapshotDates.at(-1) as string,
  action: shown.change.actionsAdded[0] ?? '*',
};

/** The answer to the example request of a kind. */
export function readExample(kind: KindName): unknown {
  const { policyName, versionId, date } = exampleValues;
  const name = encodeURIComponent(policyName);
  if (kind === 'policy') return apiAnswers.policy(name);
  if (kind === 'version' || kind === 'document') return apiAnswers[kind](name, versionId);
  return kind === 'as-of' ? apiAnswers[kind](date) : apiAnswers[kind]();
}

/** The OpenAPI description, with the example requests. */
export const describeApi = () => describeOpenApi(record.site, exampleValues, address);
