import { describeActions } from '../api/actions';
import { describeAnnouncements } from '../api/announcements';
import { describeAsOf } from '../api/as-of';
import { describeChanges } from '../api/changes';
import type { ApiSchema, KindName } from '../api/kinds';
import { describeOverview } from '../api/overview';
import { describePolicies } from '../api/policies';
import { describePolicy } from '../api/policy';
import { describeVersion } from '../api/version';
import { listActionLives } from '../history/action-lives';
import { noCatalogue } from '../history/changes';
import { reconcile } from '../history/reconcile';
import type { ActionCatalogue } from '../iam/compare/difference';
import type { PolicyRecord } from '../record/types';
import type { SiteAddress } from '../site/site-address';

/** Every answer of a record, by kind, as clients read them: JSON has no undefined. */
export function listAnswers(
  { site, policies, announcements }: PolicyRecord,
  dates: readonly string[],
  address: SiteAddress,
  catalogue: ActionCatalogue = noCatalogue,
): Record<KindName, unknown[]> {
  const reconciliation = reconcile(policies, announcements, { readUntil: '2026-05', catalogue });
  const { changes } = reconciliation;
  const actions = describeActions(listActionLives(policies), catalogue, address);
  const overview = {
    site,
    policies,
    reconciliation,
    actionCount: actions.actions.length,
    servedUntil: '2026-06-19',
    asOfDates: dates,
  };
  const answers: Record<KindName, unknown[]> = {
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
    'as-of': dates.map((date) => describeAsOf(policies, reconciliation, date, address)),
  };
  return JSON.parse(JSON.stringify(answers));
}

/**
 * A schema that takes no field that it does not name. Published schemas are open, since v1 may
 * grow; a field that nobody documented must fail a test all the same.
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
