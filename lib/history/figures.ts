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
  const rows = announcements
    .flatMap((row) => row.matches.slice(0, 1).map(({ lagDays }) => ({ row, lagDays })))
    .sort((a, b) => Math.abs(b.lagDays) - Math.abs(a.lagDays));
  const listRows = (isWanted: (lagDays: number) => boolean) =>
    rows.filter(({ lagDays }) => isWanted(lagDays)).map(({ row }) => row);
  return {
    silent: changes.filter(({ state }) => state === 'never'),
    late: listRows((lagDays) => lagDays > 0),
    early: listRows((lagDays) => lagDays < 0),
  };
}
