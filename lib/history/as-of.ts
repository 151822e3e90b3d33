import type { Policy, Version } from '../record/types';
import { dayOf } from './days';
import { isOwed } from './figures';
import { findInForce } from './in-force';
import type { ReconciledAnnouncement, ReconciledChange, Reconciliation } from './reconcile';

/** Both records as they stood at the end of a day, UTC. */
export interface DayState {
  /** One a policy that had a version on record by then, in the order of the policies. */
  inForce: Version[];
  /** Rows dated by then, in AWS's order. */
  announced: ReconciledAnnouncement[];
  /**
   * Changes of permissions in force by then, made since AWS began to track them, of which no
   * row dated by then speaks; newest first.
   */
  unannounced: ReconciledChange[];
}

/** How both records stood on a day, `YYYY-MM-DD`; rows count by the date that they bear. */
export function findStateOn(
  policies: readonly Policy[],
  { announcements, changes, trackedSince }: Reconciliation,
  day: string,
): DayState {
  const isDatedBy = ({ announcement }: ReconciledAnnouncement) => announcement.date <= day;
  const isWithin = ({ change }: ReconciledChange) => {
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
