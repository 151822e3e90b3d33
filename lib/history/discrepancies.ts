import type { Grant } from '../iam/grants';
import { removesAccess } from './access-removals';
import type { GuideReading } from './guide-coverage';
import { type ChangeMatch, isSameAction, type NamedAction } from './match-announcements';
import type { Reconciliation } from './reconcile';
import type { NeverServed, ReconciledAnnouncement, WrongPolicy } from './reconcile-announcement';
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
  /** The policy that the announcement seems to mean, where its actions are another's. */
  wrongPolicy: WrongPolicy | undefined;
}

/** @param guides those of the announcements; without them, all are on one page. */
export function findDiscrepancies(
  { announcements, changes }: Pick<Reconciliation, 'announcements' | 'changes'>,
  guides?: readonly Pick<GuideReading, 'announcements'>[],
): Map<ReconciledAnnouncement, Discrepancies> {
  const below = listBelow(announcements, guides);
  const reconciled = new Map(changes.map((each) => [each.change, each]));
  return new Map(
    announcements.map((each) => {
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
        newerBelow: findNewer(each, below.get(each.announcement.id)),
        wrongPolicy: each.wrongPolicy,
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

/** The announcement below each one on its page; the first page of those on several. */
function listBelow(
  announcements: readonly ReconciledAnnouncement[],
  guides: readonly Pick<GuideReading, 'announcements'>[] | undefined,
): Map<string, ReconciledAnnouncement> {
  const byId = new Map(announcements.map((each) => [each.announcement.id, each]));
  const pages = guides?.map((guide) => guide.announcements.map(({ id }) => id)) ?? [
    [...byId.keys()],
  ];
  const below = new Map<string, ReconciledAnnouncement>();
  for (const ids of pages) {
    for (const [index, id] of ids.entries()) {
      const next = byId.get(ids[index + 1] ?? '');
      if (next !== undefined && !below.has(id)) below.set(id, next);
    }
  }
  return below;
}

function findNewer(
  { announcement }: ReconciledAnnouncement,
  below: ReconciledAnnouncement | undefined,
) {
  return below !== undefined && below.announcement.date > announcement.date ? below : undefined;
}
