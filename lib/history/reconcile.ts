import { noCatalog } from '../iam/compare/compare';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Announcement, Policy } from '../record/types';
import { groupByKey } from '../shared/collections';
import { type CacheAnalysis, listAllChanges } from './changes';
import { type DefaultChange, listDefaultChanges } from './default-changes';
import { findWrongPolicies } from './find-wrong-policies';
import { createCoverage, type GuideReading } from './guide-coverage';
import {
  markRepeats,
  type ReconciledAnnouncement,
  reconcileAnnouncement,
} from './reconcile-announcement';
import { indexAnnouncements, type ReconciledChange, reconcileChange } from './reconcile-change';

/** The versions on record and the announcements, each compared with the other. */
export interface Reconciliation {
  /** In AWS's order. */
  announcements: ReconciledAnnouncement[];
  /** Newest first. */
  changes: ReconciledChange[];
  /** Newest first; AWS announces none of these. */
  defaultChanges: DefaultChange[];
  /** The day from which AWS tracked changes, according to AWS. */
  trackedSince: string | undefined;
  /** When AWS's page was last read: a day or a month. */
  readUntil: string | undefined;
}

export interface ReconcileOptions {
  /** When AWS's page was last read: `YYYY-MM` or a day. */
  readUntil?: string | undefined;
  /**
   * The guides that were read. Without them, one guide covers all policies; with them, a policy
   * that no guide documents or announces has no changelog.
   */
  guides?: readonly GuideReading[];
  /** The actions that IAM has; without it no name is known, and a pattern is only itself. */
  catalog?: ActionCatalog;
  /** Where analyses of changes are cached; without it they are computed at each use. */
  cacheAnalysis?: CacheAnalysis;
}

/** Matches announcements to changes of the same policy by what was granted. */
export function reconcile(
  policies: readonly Policy[],
  announcements: readonly Announcement[],
  { readUntil, guides, catalog = noCatalog, cacheAnalysis }: ReconcileOptions = {},
): Reconciliation {
  const changes = listAllChanges(policies, catalog);
  const defaultChanges = listDefaultChanges(policies, catalog);
  if (cacheAnalysis !== undefined) {
    for (const change of [...changes, ...defaultChanges]) change.analysis = cacheAnalysis(change);
  }
  const byPolicy = groupByKey(changes, ({ policy }) => policy.policyName);
  const matched = markRepeats(
    announcements.map((announcement) => {
      const own = byPolicy.get(announcement.policyName ?? '') ?? [];
      return reconcileAnnouncement(announcement, own, catalog);
    }),
  );
  const coverage = guides && createCoverage(guides);
  const reconciled = findWrongPolicies(matched, changes, coverage?.areRelated);
  const trackedSince = announcements
    .filter(({ kind, policyName }) => kind === 'tracking-started' && policyName === null)
    .map(({ date }) => date)
    .sort()[0];
  const dates = { trackedSince, readUntil };
  const index = indexAnnouncements(reconciled);
  return {
    announcements: reconciled,
    changes: changes.map((change) => {
      const { policyName } = change.policy;
      const tracking = coverage?.findTracking(policyName) ?? dates;
      const hasGuide = coverage === undefined || coverage.listGuides(policyName).length > 0;
      return {
        ...reconcileChange(change, index, tracking),
        ...((announcements.length === 0 || !hasGuide) && { state: 'no-changelog' as const }),
      };
    }),
    defaultChanges,
    ...dates,
  };
}
