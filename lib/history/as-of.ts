import type { Version } from '../record/types';
import { dayOf } from './days';
import { isOwed } from './figures';
import { findInForce, type Turned, type Versioned } from './in-force';
import type { AnnouncedState, ReconciledAnnouncement, ReconciledChange } from './reconcile';

/** As much of a row, and of a change, as a day is read from. */
export interface DatedRow {
  announcement: { date: string };
}

export interface DatedChange {
  change: { version: { createDate: string } };
  state: AnnouncedState;
  mentions: readonly { row: DatedRow }[];
}

/** Both records as they stood at the end of a day, UTC. */
export interface DayState<V = Version, R = ReconciledAnnouncement, C = ReconciledChange> {
  /** One a policy that had a version on record by then, in the order of the policies. */
  inForce: V[];
  /** Rows dated by then, in AWS's order. */
  announced: R[];
  /**
   * Changes of permissions in force by then, made since AWS began to track them, of which no
   * row dated by then speaks; newest first.
   */
  unannounced: C[];
}

/** How both records stood on a day, `YYYY-MM-DD`; rows count by the date that they bear. */
export function findStateOn<V extends Turned, R extends DatedRow, C extends DatedChange>(
  policies: readonly Versioned<V>[],
  {
    announcements,
    changes,
    trackedSince,
  }: { announcements: readonly R[]; changes: readonly C[]; trackedSince: string | undefined },
  day: string,
): DayState<V, R, C> {
  const isDatedBy = ({ announcement }: DatedRow) => announcement.date <= day;
  const isWithin = ({ change }: DatedChange) => {
    const made = dayOf(change.version.createDate);
    return trackedSince !== undefined && made >= trackedSince && made <= day;
  };
  return {
    inForce: policies.flatMap((policy) => findInForce(policy, day) ?? []),
    announced: announcements.filter(isDatedBy),
    unannounced: changes.filter(
      (change) =>
        isOwed(change.state) &&
        isWithin(change) &&
        !change.mentions.some(({ row }) => isDatedBy(row)),
    ),
  };
}
