import { computeGuideFigures } from '../history/announcement-figures';
import { type DateRange, shiftDay } from '../history/days';
import type { DefaultChange } from '../history/default-changes';
import {
  findCurrentVersion,
  listDefaultVersionsBetween,
  listPairs,
} from '../history/default-versions';
import { findDiscrepancies } from '../history/discrepancies';
import { listFirstAppearances } from '../history/first-appearances';
import { findLastDay, findPageLastRead } from '../history/last-days';
import { listNamedActions } from '../history/match-announcements';
import { listMonths } from '../history/months';
import { type Reconciliation, reconcile } from '../history/reconcile';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import { type CurrentRisk, listCurrentRisks } from '../history/risk-history';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import type { Guide, Policy, Version } from '../record/types';
import type { RiskFinding } from '../risk/assess';
import { readRisks } from '../risk/project-risks';
import { groupByKey } from '../shared/collections';
import { once } from '../shared/once';
import { listHighRisksOf } from '../text/analysis';
import { groupByLetter } from '../text/letters';
import { createAnalysisCache } from './analysis-cache';
import limits from './limits.json' with { type: 'json' };

// Everything that pages and files are made from, read once a process from DATA_DIR.

export const record = loadRecord(process.env.DATA_DIR ?? 'data', {
  isValid: process.env.DATA_IS_VALID === 'yes',
});

/** What the actions of policies can be misused for. */
export const riskCatalog = readRisks().catalog;

/** The actions of all services that the record names. */
export const catalog = await loadCatalog(
  [
    ...record.announcements.flatMap((each) => listNamedActions(each).map(({ action }) => action)),
    ...record.policies.flatMap(({ versions }) =>
      versions.flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns)),
    ),
  ],
  riskCatalog.findCategory,
);

const { cacheAnalysis, countPermissions, assessRisk } = createAnalysisCache(catalog);

export { assessRisk, countPermissions };

/** The versions on record matched with the announcements. */
export const reconciliation = reconcile(record.policies, record.announcements, {
  readUntil: findPageLastRead(record.site),
  guides: record.guides,
  catalog,
  cacheAnalysis,
});

/** The changes that add a high risk, newest first. */
export const listHighRiskChanges = once(() =>
  reconciliation.changes.filter(({ change }) => listHighRisksOf(change).length > 0),
);

/** What the default version of a policy makes possible, the most severe first. */
export function listRisksOf(policy: Policy): CurrentRisk[] {
  return listCurrentRisks(policy, assessRisk);
}

export function listFindingsOf(policy: Policy): RiskFinding[] {
  return assessRisk(findCurrentVersion(policy).statements);
}

export const discrepancies = findDiscrepancies(reconciliation, record.guides);

/** The last day that the record covers. */
export const recordUntil = findLastDay(record.policies, record.site);

/**
 * The day with which the charts of a policy end. For policies older than a year it is the first day of
 * the month, so that their pages and cards are the same after an import without news of them. A newer
 * version or announcement extends a chart.
 */
export function findChartEnd(policy: Policy | undefined): string {
  const month = `${recordUntil.slice(0, 7)}-01`;
  const oldest = policy?.versions[0]?.createDate ?? recordUntil;
  return oldest < shiftDay(month, -365) ? month : recordUntil;
}

/** From the oldest version on record to the last day that the record covers. */
export const recordSpan: DateRange = {
  from: record.policies
    .map(({ versions }) => versions[0]?.createDate.slice(0, 10) as string)
    .reduce((a, b) => (a < b ? a : b)),
  to: recordUntil,
};

/** Whether a record has more policies than one page can list; see docs/all-of-aws.md. */
export const isLarge = record.policies.length > limits.itemsOnPage;

/** Whose cards changes have: a large record has none for each version. */
export const changeCards = isLarge ? 'policy' : 'change';

/** The years of the record, oldest first. */
export const recordYears: readonly string[] = Array.from(
  { length: Number(recordUntil.slice(0, 4)) - Number(recordSpan.from.slice(0, 4)) + 1 },
  (_, index) => String(Number(recordSpan.from.slice(0, 4)) + index),
);

const policiesByName = new Map(record.policies.map((policy) => [policy.policyName, policy]));
const changesByPolicy = groupByKey(reconciliation.changes, ({ change }) => change.policy);
const defaultChangesByPolicy = groupByKey(reconciliation.defaultChanges, ({ policy }) => policy);
const announcementsByPolicy = groupByKey(
  reconciliation.announcements,
  ({ announcement }) => announcement.policyName,
);

/** The part of the reconciliation that is about one policy. */
export function selectReconciliation(policy: Policy | undefined): Reconciliation {
  return {
    ...reconciliation,
    ...(policy === undefined
      ? { announcements: [], changes: [], defaultChanges: [] }
      : {
          announcements: announcementsByPolicy.get(policy.policyName) ?? [],
          changes: listChangesOf(policy),
          defaultChanges: listDefaultChangesOf(policy),
        }),
  };
}

/**
 * Finds a policy by the name in an address, percent-encoded or not.
 *
 * @throws where the record has no such policy
 */
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

/**
 * Finds the change that made one version.
 *
 * @throws where the record has no such version
 */
export function findChange(parameter: string, versionId: string): ReconciledChange {
  const found = listChangesOf(findPolicy(parameter)).find(
    ({ change }) => change.version.versionId === versionId,
  );
  if (found === undefined) throw new Error(`No ${versionId} of ${parameter} on record.`);
  return found;
}

/**
 * Finds an announcement by the id in an address.
 *
 * @throws where the record has no such announcement
 */
export function findAnnouncement(parameter: string): ReconciledAnnouncement {
  const id = decodeURIComponent(parameter);
  const found = reconciliation.announcements.find(({ announcement }) => announcement.id === id);
  if (found === undefined) throw new Error(`No announcement ${id} on record.`);
  return found;
}

/** How the announcements of each guide compare with the versions on record. */
export const listGuideFigures = once(() => computeGuideFigures(reconciliation, record.guides));

/**
 * Finds a guide by the id in an address.
 *
 * @throws where the record has no such guide
 */
export function findGuide(parameter: string): Guide {
  const found = record.guides.find(({ id }) => id === decodeURIComponent(parameter));
  if (found === undefined) throw new Error(`No guide ${parameter} on record.`);
  return found;
}

/** The tracked dates, oldest first; none where the record tracks no changelog. */
export const trackedDates: readonly string[] = record.site.tracking?.dates ?? [];

/** From the first tracked date to the last. */
export const trackedPeriod: DateRange | undefined =
  trackedDates[0] === undefined
    ? undefined
    : { from: trackedDates[0], to: trackedDates.at(-1) as string };

/** The years of the tracked changelog: `2021–2023`. */
export const trackedTitle =
  trackedPeriod === undefined
    ? ''
    : `${trackedPeriod.from.slice(0, 4)}–${trackedPeriod.to.slice(0, 4)}`;

/** All pairs of tracked dates. */
export const datePairs = listPairs(trackedDates);

/** All pairs of versions of a policy that were the default within the tracked window. */
export function listVersionPairs(policy: Policy): [Version, Version][] {
  if (trackedPeriod === undefined) return [];
  return listPairs(listDefaultVersionsBetween(policy, trackedPeriod.from, trackedPeriod.to));
}

/**
 * The days that have a snapshot page: the tracked dates. Next builds no route without an address,
 * so a record without tracked dates has the day of its oldest version.
 */
export const snapshotDates = trackedDates.length > 0 ? trackedDates : [recordSpan.from];

/** The first versions that allow each service and each action. */
export const listAppearances = once(() => listFirstAppearances(record.policies));

/** The months with changes, newest first. */
export const listChangeMonths = once(() =>
  listMonths(reconciliation.changes, reconciliation.defaultChanges),
);

/** The policies by the letter under which they are listed. */
export const listPolicyLetters = once(() => groupByLetter(record.policies));
