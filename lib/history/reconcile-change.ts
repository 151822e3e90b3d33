import type { Grant } from '../iam/grants';
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

/** What the announcements of a record say of themselves. */
interface Tracking {
  /** The day from which AWS tracked changes, according to AWS. */
  trackedSince: string | undefined;
  /** When AWS's page was last read: a day or a month. */
  readUntil: string | undefined;
}

/** @param announcements those of all policies, in AWS's order. */
export function reconcileChange(
  change: Change,
  announcements: readonly ReconciledAnnouncement[],
  { trackedSince, readUntil }: Tracking,
): ReconciledChange {
  const mentions = announcements.flatMap((announcement) =>
    announcement.matches
      .filter((match) => match.change === change)
      .map((match) => ({ announcement, match })),
  );
  const misnamings = announcements.flatMap((announcement) =>
    announcement.neverServed.flatMap(({ named, suggestion }) =>
      suggestion?.change === change ? [{ announcement, named, suggestion }] : [],
    ),
  );
  const covered = new Set(
    mentions.flatMap(({ announcement, match }) =>
      announcement.matchedBy === 'kind' ? change.grantsAdded : match.grants,
    ),
  );
  const uncovered = change.grantsAdded.filter((grant) => !covered.has(grant));
  // As text a month sorts before each of its days.
  const isOlder = dayOf(change.version.createDate) < (readUntil ?? '');
  const readBefore = isOlder ? undefined : readUntil;
  const state =
    mentions.length > 0
      ? uncovered.length === 0
        ? 'full'
        : 'part'
      : classifyUnmentioned(change, trackedSince, { misnamings, readBefore });
  return {
    change,
    state,
    mentions,
    misnamings,
    unannounced: requiresAnnouncement(state) ? uncovered : [],
    readBefore,
  };
}

/**
 * The lag of the announcement by which everything was announced that ever was; later announcements
 * only repeat it. Undefined without announcements.
 */
export function measureAnnouncedLag({
  change,
  mentions,
}: Pick<ReconciledChange, 'change' | 'mentions'>): number | undefined {
  const sorted = mentions.toSorted((a, b) => a.match.lagDays - b.match.lagDays);
  const listCovered = ({ announcement, match }: Mention) =>
    announcement.matchedBy === 'kind' ? change.grantsAdded : match.grants;
  const missing = new Set(sorted.flatMap(listCovered));
  return sorted.find((mention) => {
    for (const grant of listCovered(mention)) missing.delete(grant);
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
