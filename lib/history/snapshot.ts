import type { ServedPolicy, ServedVersion, Version } from '../record/types';
import { dayOf } from './days';
import { type DatedVersion, findDefaultVersion, type VersionHistory } from './default-versions';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import {
  type AnnouncedState,
  type ReconciledChange,
  requiresAnnouncement,
} from './reconcile-change';

/** The fields of an announcement and of a change that a snapshot needs. */
export interface DatedAnnouncement {
  announcement: { date: string };
}

export interface DatedChange {
  change: { version: { createDate: string } };
  state: AnnouncedState;
  mentions: readonly { announcement: DatedAnnouncement }[];
  /** Announcements that have it under a wrong name. */
  misnamings: readonly { announcement: DatedAnnouncement }[];
}

/** The default versions and the announcements at the end of a day, UTC. */
export interface Snapshot<V = Version, A = ReconciledAnnouncement, C = ReconciledChange> {
  /** One for each policy that had a version on record by then, in the order of the policies. */
  defaultVersions: V[];
  /** Announcements dated by then, in AWS's order. */
  announcements: A[];
  /**
   * Changes made by then, since AWS began to track them, that AWS had to announce and that no
   * announcement dated by then has, under whatever name; newest first.
   */
  unannounced: C[];
  /** Changes made by then that are newer than the last time AWS's page was read. */
  afterLastRead: C[];
}

/** @param day `YYYY-MM-DD`; announcements count by the date that AWS printed. */
export function takeSnapshot<
  V extends DatedVersion,
  A extends DatedAnnouncement,
  C extends DatedChange,
>(
  policies: readonly VersionHistory<V>[],
  {
    announcements,
    changes,
    trackedSince,
  }: { announcements: readonly A[]; changes: readonly C[]; trackedSince: string | undefined },
  day: string,
): Snapshot<V, A, C> {
  const isDatedBy = ({ announcement }: DatedAnnouncement) => announcement.date <= day;
  const isTrackedBy = ({ change }: DatedChange) => {
    const made = dayOf(change.version.createDate);
    return trackedSince !== undefined && made >= trackedSince && made <= day;
  };
  const unannounced = changes.filter(
    (change) =>
      requiresAnnouncement(change.state) &&
      isTrackedBy(change) &&
      ![...change.mentions, ...change.misnamings].some(({ announcement }) =>
        isDatedBy(announcement),
      ),
  );
  const isAfterLastRead = ({ state }: DatedChange) => state === 'after-reading';
  return {
    defaultVersions: policies.flatMap((policy) => findDefaultVersion(policy, day) ?? []),
    announcements: announcements.filter(isDatedBy),
    unannounced: unannounced.filter((change) => !isAfterLastRead(change)),
    afterLastRead: unannounced.filter(isAfterLastRead),
  };
}

/** What happened to one policy between two days. */
export type DayComparison<V = ServedVersion, P = ServedPolicy> =
  | { kind: 'changed'; policy: P; before: V; after: V }
  | { kind: 'new'; policy: P; after: V }
  | { kind: 'unchanged'; policy: P; after: V }
  | { kind: 'absent'; policy: P };

/** Compares the default versions at the end of a day with those at the end of a later one, UTC. */
export function compareDays<V extends DatedVersion, P extends VersionHistory<V>>(
  policies: readonly (P & VersionHistory<V>)[],
  from: string,
  to: string,
): DayComparison<V, P>[] {
  return policies.map((policy) => {
    const [before, after] = [findDefaultVersion(policy, from), findDefaultVersion(policy, to)];
    if (after === undefined) return { kind: 'absent', policy };
    if (before === undefined) return { kind: 'new', policy, after };
    if (before.versionId === after.versionId) return { kind: 'unchanged', policy, after };
    return { kind: 'changed', policy, before, after };
  });
}
