import { formatGrantAction } from '../iam/grants';
import type { DateRange } from './days';
import { announcesNoVersion, type ChangeMatch, type NamedAction } from './match-announcements';
import type { Reconciliation } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';
import { type ReconciledChange, requiresAnnouncement } from './reconcile-change';

/** The days from a version to an announcement of it. */
export interface Lag {
  announcement: ReconciledAnnouncement;
  match: ChangeMatch;
  lagDays: number;
}

/** Actions of a change that no announcement names. */
export interface UnannouncedActions {
  change: ReconciledChange;
  actions: NamedAction[];
}

/** How the versions on record and the announcements compare, within a range of days. */
export interface Statistics {
  /** In AWS's order. */
  announcements: ReconciledAnnouncement[];
  /** Announcements about no single policy. */
  withoutPolicy: ReconciledAnnouncement[];
  /** Announcements about a policy for which no change was found. */
  unmatched: ReconciledAnnouncement[];
  /** Smallest first; equal lags in AWS's order. An announcement of several versions has several. */
  lags: Lag[];
  early: Lag[];
  onTheDay: Lag[];
  /** Latest last, as in `lags`. */
  late: Lag[];
  /** Half the lags are at most this one; between two lags the mean of both. */
  median: number | undefined;
  /** Changes that AWS had to announce, newest first. */
  changes: ReconciledChange[];
  /** Those that no announcement names, although the page was read later. */
  never: ReconciledChange[];
  /** Those announced only under a wrong name. */
  misnamed: ReconciledChange[];
  /** Those that no announcement names and that are newer than the last time the page was read. */
  afterLastRead: ReconciledChange[];
  /** Those announced in part. */
  part: ReconciledChange[];
  /** Changes with actions that were never announced, newest first. */
  neverAnnouncedActions: UnannouncedActions[];
  /** Changes with actions that were announced under a wrong name, newest first. */
  misnamedActions: UnannouncedActions[];
  /** Changes since the page was last read with actions that no announcement names, newest first. */
  actionsAfterLastRead: UnannouncedActions[];
}

/**
 * The lags of an announcement: one for each version that it announces and does not just repeat.
 * Statistics, the timeline and filters take lags from here alone, so that they agree.
 */
export function listLags(announcement: ReconciledAnnouncement): Lag[] {
  return announcement.matches
    .filter(({ isRepeat }) => !isRepeat)
    .map((match) => ({ announcement, match, lagDays: match.lagDays }));
}

/** How many announcements some lags belong to. */
export function countAnnouncements(lags: readonly Lag[]): number {
  return new Set(lags.map(({ announcement }) => announcement)).size;
}

/**
 * Counts announcements by their date and changes by the day on which the version was made.
 * @param range both days included; without an end it is open.
 */
export function computeStatistics(
  reconciliation: Pick<Reconciliation, 'announcements' | 'changes'>,
  { from = '', to = '9999-12-31' }: Partial<DateRange> = {},
): Statistics {
  const isInside = (instant: string) => instant.slice(0, 10) >= from && instant.slice(0, 10) <= to;
  const announcements = reconciliation.announcements.filter(({ announcement }) =>
    isInside(announcement.date),
  );
  const isWithoutPolicy = ({ announcement }: ReconciledAnnouncement) =>
    announcement.policyName === null;
  const isAboutVersion = ({ announcement }: ReconciledAnnouncement) =>
    !announcesNoVersion(announcement);
  const lags = announcements.flatMap(listLags).sort((a, b) => a.lagDays - b.lagDays);
  const changes = reconciliation.changes.filter(
    ({ state, change }) => requiresAnnouncement(state) && isInside(change.version.createDate),
  );
  return {
    announcements,
    withoutPolicy: announcements.filter(isWithoutPolicy),
    unmatched: announcements.filter(
      (announcement) => announcement.matches.length === 0 && isAboutVersion(announcement),
    ),
    lags,
    early: lags.filter(({ lagDays }) => lagDays < 0),
    onTheDay: lags.filter(({ lagDays }) => lagDays === 0),
    late: lags.filter(({ lagDays }) => lagDays > 0),
    median: findMedian(lags.map(({ lagDays }) => lagDays)),
    changes,
    never: changes.filter(({ state }) => state === 'never'),
    misnamed: changes.filter(({ state }) => state === 'misnamed'),
    afterLastRead: changes.filter(({ state }) => state === 'after-reading'),
    part: changes.filter(({ state }) => state === 'part'),
    neverAnnouncedActions: listByReason(changes, 'never'),
    misnamedActions: listByReason(changes, 'misnamed'),
    actionsAfterLastRead: listByReason(changes, 'after-reading'),
  };
}

/** Why no announcement names an action of a change. */
type Reason = 'never' | 'misnamed' | 'after-reading';

function listByReason(changes: readonly ReconciledChange[], reason: Reason): UnannouncedActions[] {
  return changes
    .map((change) => ({
      change,
      actions: listUnannouncedActions(change).filter(
        (action) => findReason(change, action) === reason,
      ),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function findReason(
  { misnamings, readBefore }: ReconciledChange,
  { effect, action }: NamedAction,
): Reason {
  const isMisnamed = misnamings.some(
    ({ named, suggestion }) =>
      named.effect === effect && suggestion.action.toLowerCase() === action.toLowerCase(),
  );
  if (isMisnamed) return 'misnamed';
  return readBefore === undefined ? 'never' : 'after-reading';
}

/** The actions of a change that no announcement names, each once: allowed ones and denied ones. */
export function listUnannouncedActions({
  unannounced,
}: Pick<ReconciledChange, 'unannounced'>): NamedAction[] {
  const named = new Map<string, NamedAction>();
  for (const grant of unannounced) {
    const action = formatGrantAction(grant);
    const key = `${grant.effect} ${action.toLowerCase()}`;
    if (!named.has(key)) named.set(key, { effect: grant.effect, action });
  }
  return [...named.values()];
}

/** How many actions were never announced; one that two changes added counts twice. */
export function countNeverAnnouncedActions({
  neverAnnouncedActions,
}: Pick<Statistics, 'neverAnnouncedActions'>): number {
  return neverAnnouncedActions.reduce((sum, { actions }) => sum + actions.length, 0);
}

function findMedian(sorted: readonly number[]): number | undefined {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
