import type { Grant } from '../iam/grants';
import { removesAccess } from './access-removals';
import { isSameName, type Match, type NamedAction } from './match';
import type {
  NeverServed,
  ReconciledAnnouncement,
  ReconciledChange,
  Reconciliation,
} from './reconcile';

/** What a row of AWS's page got wrong, its date apart: that is the lag. */
export interface Faults {
  /** The date as printed, where it is a misprint. */
  misprint: string | undefined;
  /** Names that the policy never served. */
  neverServed: NeverServed[];
  /** Names that a wildcard gives, which came long before the row or long after. */
  servedByWildcard: ReconciledAnnouncement['servedByWildcard'];
  /** Names that another row, nearer to the change, announced too. */
  repeated: { match: Match; named: NamedAction[]; row: ReconciledAnnouncement }[];
  /** What a change that it speaks of brought and no row names. */
  leftOut: { match: Match; grants: Grant[] }[];
  /** Changes of which it speaks as of added actions alone, and which took access away too. */
  tookAway: Match[];
  /** The next row below it where that is newer, against the order of the page. */
  above: ReconciledAnnouncement | undefined;
}

/** What each row got wrong. */
export function listFaults({
  announcements,
  changes,
}: Reconciliation): Map<ReconciledAnnouncement, Faults> {
  const reconciled = new Map(changes.map((each) => [each.change, each]));
  return new Map(
    announcements.map((row, index) => {
      const spoken = row.matches.map((match) => ({
        match,
        of: reconciled.get(match.change) as ReconciledChange,
      }));
      const faults: Faults = {
        misprint: row.announcement.datePrinted,
        neverServed: row.neverServed,
        servedByWildcard: row.servedByWildcard,
        repeated: spoken.flatMap(({ match, of }) => listRepeated(match, of)),
        leftOut: spoken
          .map(({ match, of }) => ({ match, grants: of.unannounced }))
          .filter(({ grants }) => grants.length > 0),
        tookAway: listTakers(row),
        above: findNewer(row, announcements[index + 1]),
      };
      return [row, faults];
    }),
  );
}

function listTakers({ announcement, matches }: ReconciledAnnouncement): Match[] {
  if (announcement.kind !== 'actions-added') return [];
  return matches.filter(({ change }) => removesAccess(change));
}

function listRepeated(match: Match, { mentions }: ReconciledChange): Faults['repeated'] {
  const isNearer = (other: Match) => Math.abs(other.lagDays) < Math.abs(match.lagDays);
  return mentions
    .filter((mention) => isNearer(mention.match))
    .map((mention) => ({
      match,
      row: mention.row,
      named: match.named.filter((name) =>
        mention.match.named.some((known) => isSameName(name, known)),
      ),
    }))
    .filter(({ named }) => named.length > 0);
}

function findNewer(row: ReconciledAnnouncement, below: ReconciledAnnouncement | undefined) {
  return below !== undefined && below.announcement.date > row.announcement.date ? below : undefined;
}
