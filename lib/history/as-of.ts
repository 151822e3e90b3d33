import type { Version } from '../record/types';
import { dayOf } from './days';
import { type DatedVersion, findDefaultVersion, type VersionHistory } from './default-versions';
import {
  type AnnouncedState,
  isOwed,
  type ReconciledAnnouncement,
  type ReconciledChange,
} from './reconcile';

/** As much of a row, and of a change, as a day is read from. */
export interface DatedRow {
  announcement: { date: string };
}

export interface DatedChange {
  change: { version: { createDate: string } };
  state: AnnouncedState;
  mentions: readonly { row: DatedRow }[];
  /** Rows that announce it under a wrong name. */
  misnamings: readonly { row: DatedRow }[];
}

/** Both records as they stood at the end of a day, UTC. */
export interface DayState<V = Version, R = ReconciledAnnouncement, C = ReconciledChange> {
  /** One a policy that had a version on record by then, in the order of the policies. */
  inForce: V[];
  /** Rows dated by then, in AWS's order. */
  announced: R[];
  /**
   * Changes of permissions in force by then, made since AWS began to track them, that no row
   * dated by then announces, under whatever name; newest first.
   */
  unannounced: C[];
  /** Changes in force by then that are newer than the last reading of AWS's page. */
  afterReading: C[];
}

/** How both records stood on a day, `YYYY-MM-DD`; rows count by the date that they bear. */
export function findStateOn<V extends DatedVersion, R extends DatedRow, C extends DatedChange>(
  policies: readonly VersionHistory<V>[],
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
  const unannounced = changes.filter(
    (change) =>
      isOwed(change.state) &&
      isWithin(change) &&
      ![...change.mentions, ...change.misnamings].some(({ row }) => isDatedBy(row)),
  );
  const isAfterReading = ({ state }: DatedChange) => state === 'after-reading';
  return {
    inForce: policies.flatMap((policy) => findDefaultVersion(policy, day) ?? []),
    announced: announcements.filter(isDatedBy),
    unannounced: unannounced.filter((change) => !isAfterReading(change)),
    afterReading: unannounced.filter(isAfterReading),
  };
}
