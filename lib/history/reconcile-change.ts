import type { Grant } from '../iam/grants';
import { groupByKey } from '../shared/collections';
import type { Change } from './changes';
import { dayOf } from './days';
import type { ChangeMatch, NamedAction } from './match-announcements';
import type { ReconciledAnnouncement, Suggestion } from './reconcile-announcement';

/**
 * Whether AWS announced a change. misnamed: an announcement has it under a name that IAM does
 * not have. after-reading: no announcement has it, but AWS's page may have a new one since it
 * was last read. never: no announcement has it, and the page was read later.
 */
export type AnnouncedState =
  | 'full'
  | 'part'
  | 'misnamed'
  | 'after-reading'
  | 'never'
  | 'nothing-to-announce'
  | 'before-tracking'
  | 'no-changelog';

/** An announcement of a change, and its match with that change. */
export interface Mention {
  announcement: ReconciledAnnouncement;
  match: ChangeMatch;
}

/** An announcement that seems to mean a change under a name that no version ever had. */
export interface Misnaming {
  announcement: ReconciledAnnouncement;
  named: NamedAction;
  suggestion: Suggestion;
}

/** A change compared with the announcements. */
export interface ReconciledChange {
  change: Change;
  state: AnnouncedState;
  /** In AWS's order. */
  mentions: Mention[];
  /** In AWS's order; suggestions of this site. */
  misnamings: Misnaming[];
  /** Added grants that no announcement covers; empty where `requiresAnnouncement` is false. */
  unannounced: Grant[];
  /**
   * When AWS's page was last read, where the version is as new as that month or day: it may have
   * been announced since. Undefined for older versions.
   */
  readBefore: string | undefined;
}

/** When AWS tracked the changes of a policy, and when its page was read. */
export interface Tracking {
  /** The day from which AWS tracked changes, according to AWS. */
  trackedSince: string | undefined;
  /** When AWS's page was last read: a day or a month. */
  readUntil: string | undefined;
}

/** The announcements of each change. */
export interface AnnouncementIndex {
  mentions: ReadonlyMap<Change, Mention[]>;
  misnamings: ReadonlyMap<Change, Misnaming[]>;
}

/** @param announcements those of all policies, in AWS's order. */
export function indexAnnouncements(
  announcements: readonly ReconciledAnnouncement[],
): AnnouncementIndex {
  const mentions = announcements.flatMap((announcement) =>
    announcement.matches.map((match) => ({ announcement, match })),
  );
  const misnamings = announcements.flatMap((announcement) =>
    announcement.neverServed.flatMap(({ named, suggestion }) =>
      suggestion === undefined ? [] : [{ announcement, named, suggestion }],
    ),
  );
  return {
    mentions: groupByKey(mentions, ({ match }) => match.change),
    misnamings: groupByKey(misnamings, ({ suggestion }) => suggestion.change),
  };
}

export function reconcileChange(
  change: Change,
  index: AnnouncementIndex,
  { trackedSince, readUntil }: Tracking,
): ReconciledChange {
  const mentions = index.mentions.get(change) ?? [];
  const misnamings = index.misnamings.get(change) ?? [];
  const covered = new Set(mentions.flatMap(({ match }) => listCoveredGrants(match)));
  // Computed only where it is needed, since a change computes its grants at their first use.
  const listUncovered = () => change.grantsAdded.filter((grant) => !covered.has(grant));
  // As text a month sorts before each of its days.
  const isOlder = dayOf(change.version.createDate) < (readUntil ?? '');
  const readBefore = isOlder ? undefined : readUntil;
  const state =
    mentions.length > 0
      ? listUncovered().length === 0
        ? 'full'
        : 'part'
      : classifyUnmentioned(change, trackedSince, { misnamings, readBefore });
  return {
    change,
    state,
    mentions,
    misnamings,
    unannounced: requiresAnnouncement(state) ? listUncovered() : [],
    readBefore,
  };
}

/** The grants that a match announces: those of its names, or all where it names none. */
function listCoveredGrants({ change, named, grants }: ChangeMatch): Grant[] {
  return named.length === 0 ? change.grantsAdded : grants;
}

/**
 * The lag of the announcement by which everything was announced that ever was; later announcements
 * only repeat it. Undefined without announcements.
 */
export function measureAnnouncedLag({
  mentions,
}: Pick<ReconciledChange, 'mentions'>): number | undefined {
  const sorted = mentions.toSorted((a, b) => a.match.lagDays - b.match.lagDays);
  const missing = new Set(sorted.flatMap(({ match }) => listCoveredGrants(match)));
  return sorted.find((mention) => {
    for (const grant of listCoveredGrants(mention.match)) missing.delete(grant);
    return missing.size === 0;
  })?.match.lagDays;
}

/** The state of a change that no announcement mentions. */
function classifyUnmentioned(
  { effect, version }: Change,
  trackedSince: string | undefined,
  { misnamings, readBefore }: Pick<ReconciledChange, 'misnamings' | 'readBefore'>,
): AnnouncedState {
  if (trackedSince === undefined || dayOf(version.createDate) < trackedSince)
    return 'before-tracking';
  if (effect === 'same-document' || effect === 'same-permissions') return 'nothing-to-announce';
  if (misnamings.length > 0) return 'misnamed';
  return readBefore === undefined ? 'never' : 'after-reading';
}

/** Whether AWS had to announce a change: permissions changed while AWS tracked changes. */
export function requiresAnnouncement(state: AnnouncedState): boolean {
  return (
    state === 'full' ||
    state === 'part' ||
    state === 'misnamed' ||
    state === 'after-reading' ||
    state === 'never'
  );
}
