import { noCatalog } from '../iam/compare/compare';
import type { ActionCatalog } from '../iam/compare/difference';
import type { Announcement, Policy } from '../record/types';
import { type CacheAnalysis, listAllChanges } from './changes';
import { type DefaultChange, listDefaultChanges } from './default-changes';
import {
  markRepeats,
  type ReconciledAnnouncement,
  reconcileAnnouncement,
} from './reconcile-announcement';
import { type ReconciledChange, reconcileChange } from './reconcile-change';

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
  /** The actions that IAM has; without it no name is known, and a pattern is only itself. */
  catalog?: ActionCatalog;
  /** Where analyses of changes are cached; without it they are computed at each use. */
  cacheAnalysis?: CacheAnalysis;
}

/** Matches announcements to changes of the same policy by what was granted. */
export function reconcile(
  policies: readonly Policy[],
  announcements: readonly Announcement[],
  { readUntil, catalog = noCatalog, cacheAnalysis }: ReconcileOptions = {},
): Reconciliation {
  const changes = listAllChanges(policies, catalog);
  const defaultChanges = listDefaultChanges(policies, catalog);
  if (cacheAnalysis !== undefined) {
    for (const change of [...changes, ...defaultChanges]) change.analysis = cacheAnalysis(change);
  }
  const reconciled = markRepeats(
    announcements.map((announcement) =>
      reconcileAnnouncement(
        announcement,
        changes.filter(({ policy }) => policy.policyName === announcement.policyName),
        catalog,
      ),
    ),
  );
  const trackedSince = announcements.find(({ kind }) => kind === 'tracking-started')?.date;
  const dates = { trackedSince, readUntil };
  return {
    announcements: reconciled,
    changes: changes.map((change) => ({
      ...reconcileChange(change, reconciled, dates),
      ...(announcements.length === 0 && { state: 'no-changelog' as const }),
    })),
    defaultChanges,
    ...dates,
  };
}
