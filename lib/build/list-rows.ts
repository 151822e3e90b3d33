import { dayOf } from '../history/days';
import { findCurrentVersion } from '../history/default-versions';
import type { ReconciledAnnouncement } from '../history/reconcile-announcement';
import type { ReconciledChange } from '../history/reconcile-change';
import type { Policy } from '../record/types';
import { rankFinding } from '../risk/assess';
import { compareText, groupByKey } from '../shared/collections';
import type { ListRow } from '../site/client/list-file';
import { describeChange, hasNoEffect, rankChange } from '../text/analysis';
import {
  chipsOfAnnouncement,
  chipsOfChange,
  chipsOfDefaultChange,
  chipsOfPolicy,
} from '../text/chips';
import {
  listAnnouncementFacets,
  listChangeFacets,
  listDefaultChangeFacets,
  listPolicyFacets,
} from '../text/facets';
import { chipsOfFindings } from '../text/risk';
import { describeDifference } from '../text/verdict';
import { countOf } from '../text/wording';
import limits from './limits.json' with { type: 'json' };
import {
  countPermissions,
  listFindingsOf,
  reconciliation,
  record,
  riskCatalog,
  trackedPeriod,
} from './site-data';

/**
 * Whether a list has too many items for one page. It then has pages of months or letters, which
 * next.config.js adds by the same limit, and a script that loads its rows filters it.
 */
export function isPaged(count: number): boolean {
  return count > limits.itemsOnPage;
}

/** The orders of the list of policies, besides the newest first. */
export const policyOrders = {
  name: 'Name',
  risk: 'Highest risk first',
  versions: 'Most versions first',
  size: 'Most actions first',
} as const;

/** Every change and every default that was set to an older version, newest first. */
export function listChangeRows(): ListRow[] {
  const rows = [
    ...reconciliation.changes.map((reconciled) => ({
      at: reconciled.change.version.createDate,
      risk: rankChange(reconciled.change),
      row: describeChangeRow(reconciled),
    })),
    ...reconciliation.defaultChanges.map((change) => {
      const { policy: _, ...facets } = listDefaultChangeFacets(change, trackedPeriod);
      const { policy, before, version, observed } = change;
      return {
        at: observed,
        risk: rankChange(change),
        row: {
          name: policy.policyName,
          id: '',
          version: `${before.versionId} → ${version.versionId}`,
          day: dayOf(observed),
          sentence: describeDifference(change),
          chips: chipsOfDefaultChange(change),
          isFolded: false,
          facets,
        },
      };
    }),
  ].sort((a, b) => compareText(b.at, a.at));
  const byRisk = rankBy(rows, ({ risk }) => risk ?? Number.POSITIVE_INFINITY);
  return rows.map((each) => ({ ...each.row, ranks: { risk: byRisk.get(each) as number } }));
}

function describeChangeRow(reconciled: ReconciledChange): Omit<ListRow, 'ranks'> {
  const { change } = reconciled;
  const { policy: _, ...facets } = listChangeFacets(reconciled, trackedPeriod);
  return {
    name: change.policy.policyName,
    id: '',
    version: change.version.versionId,
    day: dayOf(change.version.createDate),
    sentence: describeChange(change),
    chips: chipsOfChange(reconciled),
    isFolded: hasNoEffect(change),
    facets,
  };
}

/** Announcements, newest first; those of a day keep their order. */
export function sortNewestAnnouncements(
  announcements: readonly ReconciledAnnouncement[],
): ReconciledAnnouncement[] {
  return announcements.toSorted((a, b) => compareText(b.announcement.date, a.announcement.date));
}

/** All announcements, newest first. */
export function listAnnouncementRows(): ListRow[] {
  const guides = groupByKey(
    record.guides.flatMap(({ id, announcements }) =>
      announcements.map((each) => ({ id, of: each.id })),
    ),
    ({ of }) => of,
  );
  return sortNewestAnnouncements(reconciliation.announcements).map((reconciled) => {
    const { id, date, policyName, gist } = reconciled.announcement;
    const { policy: _, ...facets } = listAnnouncementFacets(reconciled, trackedPeriod);
    const versions = reconciled.matches.map(({ change }) => change.version.versionId);
    return {
      name: policyName ?? '',
      id,
      version: versions.join(', '),
      day: date,
      sentence: `${gist}.`,
      chips: chipsOfAnnouncement(reconciled),
      isFolded: false,
      facets: { ...facets, guide: (guides.get(id) ?? []).map((guide) => guide.id).join(' ') },
      ranks: {},
    };
  });
}

/** All policies, those with the newest default versions first. */
export function listPolicyRows(): ListRow[] {
  const newest = sortPoliciesByChange(record.policies);
  const orders: Record<keyof typeof policyOrders, Map<Policy, number>> = {
    name: rankBy(sortByName(newest), (_, position) => position),
    risk: rankBy(newest, (policy) => {
      const [first] = listFindingsOf(policy);
      return first === undefined ? Number.POSITIVE_INFINITY : rankFinding(first, riskCatalog);
    }),
    versions: rankBy(newest, ({ versions }) => -versions.length),
    size: rankBy(newest, (policy) => -countActions(policy)),
  };
  return newest.map((policy) => {
    const { createDate } = findCurrentVersion(policy);
    const findings = listFindingsOf(policy);
    return {
      name: policy.policyName,
      id: '',
      version: '',
      day: dayOf(createDate),
      sentence: `${countOf(policy.versions.length, 'version')}, ${countPermissions(findCurrentVersion(policy).statements).words}.`,
      chips: [...chipsOfPolicy(policy), ...chipsOfFindings(findings, riskCatalog, 2)],
      isFolded: false,
      facets: listPolicyFacets(policy, findings),
      ranks: Object.fromEntries(
        Object.entries(orders).map(([order, ranks]) => [order, ranks.get(policy) as number]),
      ),
    };
  });
}

/** Policies, those with the newest default versions first. */
export function sortPoliciesByChange(policies: readonly Policy[]): Policy[] {
  return policies.toSorted((a, b) =>
    compareText(findCurrentVersion(b).createDate, findCurrentVersion(a).createDate),
  );
}

function sortByName(policies: readonly Policy[]): Policy[] {
  return policies.toSorted((a, b) => compareText(nameKey(a), nameKey(b)));
}

function nameKey({ policyName }: Policy): string {
  return policyName.toLowerCase();
}

function countActions(policy: Policy): number {
  return countPermissions(findCurrentVersion(policy).statements).total;
}

/** The position of each item in the order of a number; items of the same number keep their order. */
function rankBy<T>(items: readonly T[], read: (item: T, position: number) => number) {
  const numbered = items.map((item, position) => ({ item, number: read(item, position) }));
  const sorted = numbered.toSorted((a, b) =>
    a.number === b.number ? 0 : a.number < b.number ? -1 : 1,
  );
  return new Map(sorted.map(({ item }, position) => [item, position]));
}
