import type { SiteAddress } from '../lib/addresses/site-address';
import { listActionHistories } from '../lib/history/action-history';
import { reconcile } from '../lib/history/reconcile';
import { listCurrentRisks } from '../lib/history/risk-history';
import { noCatalog } from '../lib/iam/compare/compare';
import type { ActionCatalog } from '../lib/iam/compare/difference';
import type { PolicyRecord } from '../lib/record/types';
import { readRisks } from '../lib/risk/project-risks';
import { describeActions } from '../lib/site/api/actions';
import { describeAnnouncements } from '../lib/site/api/announcements';
import { describeChanges, describeVersion } from '../lib/site/api/changes';
import type { ApiSchema, KindName } from '../lib/site/api/kinds';
import { describeOverview } from '../lib/site/api/overview';
import { describePolicies, describePolicy } from '../lib/site/api/policies';
import { describeRisks } from '../lib/site/api/risk';
import { describeSnapshot } from '../lib/site/api/snapshot';

/** Every response of the API for a record, by kind, as clients parse it: JSON has no undefined. */
export function listResponses(
  { site, policies, announcements }: PolicyRecord,
  dates: readonly string[],
  address: SiteAddress,
  catalog: ActionCatalog = noCatalog,
): Record<KindName, unknown[]> {
  const reconciliation = reconcile(policies, announcements, { readUntil: '2026-05', catalog });
  const { changes } = reconciliation;
  const actions = describeActions(listActionHistories(policies), catalog, address);
  const overview = {
    site,
    policies,
    reconciliation,
    actionCount: actions.actions.length,
    servedUntil: '2026-06-19',
    asOfDates: dates,
  };
  const responses: Record<KindName, unknown[]> = {
    index: [describeOverview(overview, address)],
    policies: [describePolicies(policies, address)],
    policy: policies.map((policy) =>
      describePolicy(
        policy,
        changes.filter(({ change }) => change.policy === policy),
        address,
      ),
    ),
    version: changes.map((change) => describeVersion(change, address)),
    document: policies.flatMap(({ versions }) => versions.map(({ document }) => document)),
    changes: [describeChanges(reconciliation, address)],
    announcements: [describeAnnouncements(reconciliation, address)],
    actions: [actions],
    risk: [
      describeRisks(
        policies.flatMap((policy) => listCurrentRisks(policy, readRisks().assessor.assess)),
        changes,
        address,
      ),
    ],
    'as-of': dates.map((date) => describeSnapshot(policies, reconciliation, date, address)),
  };
  return JSON.parse(JSON.stringify(responses));
}

/**
 * A schema that refuses unknown fields. The published schemas accept them, because v1 can get new
 * fields, but a test must fail for a field without documentation.
 */
export function closeSchema(schema: ApiSchema): ApiSchema {
  return closeWithin(schema) as ApiSchema;
}

function closeWithin(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeWithin);
  if (typeof value !== 'object' || value === null) return value;
  const closed = Object.fromEntries(
    Object.entries(value).map(([key, each]) => [key, closeWithin(each)]),
  );
  const isObject = 'type' in closed && 'properties' in closed;
  return isObject ? { ...closed, additionalProperties: false } : closed;
}
