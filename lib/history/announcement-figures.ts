import { dayOf } from './days';
import { createCoverage, findTrackedSince, type GuideReading } from './guide-coverage';
import type { Reconciliation } from './reconcile';
import type { ReconciledChange } from './reconcile-change';
import { computeStatistics, type Lag } from './statistics';

/**
 * How AWS's announcements compare with the versions on record. Early, on the day and late count
 * announced versions: an announcement of several versions counts for each, one that only repeats
 * an earlier announcement not at all. Never counts versions with a change of permissions in the
 * time for which the guides were read that no announcement has.
 */
export interface AnnouncementFigures {
  /** All announcements, with those about no version. */
  announcements: number;
  /** Announcements about a version that match none. */
  unmatched: number;
  early: number;
  onTheDay: number;
  late: number;
  never: number;
  /** Versions announced under a name that IAM does not have. */
  misnamed: number;
  /** Announcements whose actions belong to another policy. */
  wrongPolicy: number;
  /** Half of the announced versions have at most this delay in days; negative is early. */
  median: number | undefined;
  /** The longest delay; undefined where nothing was announced late. */
  worst: Lag | undefined;
  /** The versions of `never`, newest first. */
  neverAnnounced: ReconciledChange[];
}

export interface GuideFigures extends AnnouncementFigures {
  /** The id of the guide. */
  guide: string;
  /** How many policies it documents or announces. */
  policies: number;
}

/** The figures over all guides; an announcement on the pages of several guides counts once. */
export function computeAnnouncementFigures(
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes'>,
): AnnouncementFigures {
  const { announcements, unmatched, early, onTheDay, late, median, never, misnamed } =
    computeStatistics(reconciliation);
  return {
    announcements: announcements.length,
    unmatched: unmatched.length,
    early: early.length,
    onTheDay: onTheDay.length,
    late: late.length,
    never: never.length,
    misnamed: misnamed.length,
    wrongPolicy: announcements.filter(({ wrongPolicy }) => wrongPolicy !== undefined).length,
    median,
    worst: late.at(-1),
    neverAnnounced: never,
  };
}

/**
 * The figures of each guide, in the order of the guides: of the announcements on its page, and of
 * the versions that were made while it tracked their policy and before it was last read. What
 * several guides have counts in each.
 */
export function computeGuideFigures(
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes'>,
  guides: readonly GuideReading[],
): GuideFigures[] {
  const byId = new Map(reconciliation.announcements.map((each) => [each.announcement.id, each]));
  const coverage = createCoverage(guides);
  const changes = new Map<GuideReading, ReconciledChange[]>(guides.map((guide) => [guide, []]));
  for (const change of reconciliation.changes) {
    for (const guide of coverage.listGuides(change.change.policy.policyName)) {
      if (isInReading(change, guide)) changes.get(guide)?.push(change);
    }
  }
  const policyNames = new Set(reconciliation.changes.map(({ change }) => change.policy.policyName));
  return guides.map((guide) => {
    const announcements = guide.announcements.flatMap(({ id }) => byId.get(id) ?? []);
    const covered = [...policyNames].filter((name) => coverage.listGuides(name).includes(guide));
    return {
      guide: guide.id,
      policies: covered.length,
      ...computeAnnouncementFigures({
        announcements,
        changes: changes.get(guide) as ReconciledChange[],
      }),
    };
  });
}

/** Whether a version was made while a guide tracked its policy, and before the guide was read. */
function isInReading({ change }: ReconciledChange, guide: GuideReading): boolean {
  const day = dayOf(change.version.createDate);
  const since = findTrackedSince(guide, change.policy.policyName);
  // As text a month sorts before each of its days.
  return since !== undefined && day >= since && day < guide.readUntil.slice(0, 10);
}
