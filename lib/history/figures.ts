import type { ReconciledAnnouncement, ReconciledChange, Reconciliation } from './reconcile';

/** Where the two records part ways, the widest first. */
export interface Partings {
  silent: ReconciledChange[];
  late: ReconciledAnnouncement[];
  early: ReconciledAnnouncement[];
}

/** The lag of an announcement: that of its best match. undefined where it has none. */
export function readLag({ matches }: ReconciledAnnouncement): number | undefined {
  return matches[0]?.lagDays;
}

export function listPartings({ announcements, changes }: Reconciliation): Partings {
  const withLag = (wanted: (lag: number) => boolean) =>
    announcements
      .filter((row) => wanted(readLag(row) ?? 0))
      .sort((a, b) => Math.abs(readLag(b) ?? 0) - Math.abs(readLag(a) ?? 0));
  return {
    silent: changes.filter(({ state }) => state === 'never'),
    late: withLag((lag) => lag > 0),
    early: withLag((lag) => lag < 0),
  };
}
