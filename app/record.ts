import type { DefaultChange } from '@/lib/history/default-changes';
import { findDiscrepancies } from '@/lib/history/discrepancies';
import { findLastDay, findPageLastRead } from '@/lib/history/last-days';
import { listNamedActions } from '@/lib/history/match-announcements';
import { reconcile } from '@/lib/history/reconcile';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import type { ReconciledChange } from '@/lib/history/reconcile-change';
import { loadCatalog } from '@/lib/iam/catalog/load';
import { loadRecord } from '@/lib/record/load';
import type { Policy } from '@/lib/record/types';
import { groupByKey } from '@/lib/shared/collections';

/** The record, what IAM's own catalog knows of its actions, and both records held together. */
async function read() {
  const record = loadRecord(process.env.DATA_DIR ?? 'data');
  const catalog = await loadCatalog([
    ...record.announcements.flatMap((row) => listNamedActions(row).map(({ action }) => action)),
    ...record.policies.flatMap(({ versions }) =>
      versions.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
    ),
  ]);
  const reconciliation = reconcile(record.policies, record.announcements, {
    readUntil: findPageLastRead(record.site),
    catalog,
  });
  return { record, catalog, reconciliation };
}

// A build of Next has this module twice in one process, for pages and for files.
interface Shared {
  policyHistory?: ReturnType<typeof read>;
}
const shared: Shared = process.env.PRINTED_APART === 'yes' ? (globalThis as Shared) : {};
shared.policyHistory ??= read();

/** What this build is made from; read and checked once a process. */
export const { record, catalog, reconciliation } = await shared.policyHistory;

/** What each row of AWS's page got wrong. */
export const faults = findDiscrepancies(reconciliation);

const policiesByName = new Map(record.policies.map((policy) => [policy.policyName, policy]));
const changesByPolicy = groupByKey(reconciliation.changes, ({ change }) => change.policy);
const defaultChangesByPolicy = groupByKey(reconciliation.defaultChanges, ({ policy }) => policy);

/** A policy by the name in an address, percent-encoded or not. Throws where there is none. */
export function findPolicy(parameter: string): Policy {
  const policyName = decodeURIComponent(parameter);
  const policy = policiesByName.get(policyName);
  if (policy === undefined) throw new Error(`No policy ${policyName} on record.`);
  return policy;
}

/** The changes of one policy, newest first. */
export function listChangesOf(policy: Policy): ReconciledChange[] {
  return changesByPolicy.get(policy) ?? [];
}

/** The defaults of one policy that were set to an older version, newest first. */
export function listDefaultChangesOf(policy: Policy): DefaultChange[] {
  return defaultChangesByPolicy.get(policy) ?? [];
}

/** The last day that the record covers. */
export const recordUntil = findLastDay(record.policies, record.site);

/** The change that made one version. Throws where there is none. */
export function findChange(parameter: string, versionId: string): ReconciledChange {
  const found = listChangesOf(findPolicy(parameter)).find(
    ({ change }) => change.version.versionId === versionId,
  );
  if (found === undefined) throw new Error(`No ${versionId} of ${parameter} on record.`);
  return found;
}

/** A row of AWS's page by the id in an address. Throws where there is none. */
export function findRow(parameter: string): ReconciledAnnouncement {
  const id = decodeURIComponent(parameter);
  const row = reconciliation.announcements.find(({ announcement }) => announcement.id === id);
  if (row === undefined) throw new Error(`No row ${id} on record.`);
  return row;
}

/** From the oldest version on record to the last day that the record covers. */
export const recordSpan = {
  from: record.policies
    .map(({ versions }) => versions[0]?.createDate.slice(0, 10) as string)
    .reduce((a, b) => (a < b ? a : b)),
  to: recordUntil,
};
