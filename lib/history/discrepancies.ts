import type { Grant } from '../iam/grants';
import { removesAccess } from './access-removals';
import { type ChangeMatch, isSameAction, type NamedAction } from './match-announcements';
import type { Reconciliation } from './reconcile';
import type { NeverServed, ReconciledAnnouncement } from './reconcile-announcement';
import type { ReconciledChange } from './reconcile-change';

/** How an announcement differs from the versions on record, except in its date: that is the lag. */
export interface Discrepancies {
  /** The date as printed, where it is a misprint. */
  misprintedDate: string | undefined;
  /** Names that the policy never had. */
  neverServed: NeverServed[];
  /** Names that the policy has through a wildcard, added long before or after the announcement. */
  servedByWildcard: ReconciledAnnouncement['servedByWildcard'];
  /** Names that another announcement, closer to the change, has too. */
  repeated: { match: ChangeMatch; named: NamedAction[]; announcement: ReconciledAnnouncement }[];
  /** Grants of an announced change that no announcement names. */
  unannounced: { match: ChangeMatch; grants: Grant[] }[];
  /** Changes announced as added actions alone that removed access too. */
  removedAccess: ChangeMatch[];
  /** The next announcement on AWS's page where it is newer, against the order of the page. */
  newerBelow: ReconciledAnnouncement | undefined;
}

export function findDiscrepancies({
  announcements,
  changes,
}: Pick<Reconciliation, 'announcements' | 'changes'>): Map<ReconciledAnnouncement, Discrepancies> {
  const reconciled = new Map(changes.map((each) => [each.change, each]));
  return new Map(
    announcements.map((each, index) => {
      const { announcement, matches, neverServed, servedByWildcard } = each;
      const announced = matches.map((match) => ({
        match,
        change: reconciled.get(match.change) as ReconciledChange,
      }));
      const discrepancies: Discrepancies = {
        misprintedDate: announcement.datePrinted,
        neverServed,
        servedByWildcard,
        repeated: announced.flatMap(({ match, change }) => listRepeated(match, change)),
        unannounced: announced
          .map(({ match, change }) => ({ match, grants: change.unannounced }))
          .filter(({ grants }) => grants.length > 0),
        removedAccess:
          announcement.kind === 'actions-added'
            ? matches.filter(({ change }) => removesAccess(change))
            : [],
        newerBelow: findNewer(each, announcements[index + 1]),
      };
      return [each, discrepancies];
    }),
  );
}

function listRepeated(match: ChangeMatch, { mentions }: ReconciledChange) {
  return mentions
    .filter((other) => Math.abs(other.match.lagDays) < Math.abs(match.lagDays))
    .map((other) => ({
      match,
      announcement: other.announcement,
      named: match.named.filter((name) =>
        other.match.named.some((known) => isSameAction(name, known)),
      ),
    }))
    .filter(({ named }) => named.length > 0);
}

function findNewer(
  { announcement }: ReconciledAnnouncement,
  below: ReconciledAnnouncement | undefined,
) {
  return below !== undefined && below.announcement.date > announcement.date ? below : undefined;
}
