import { formatGrantAction } from '../iam/group-grants';
import type { Match, NamedAction } from './match';
import {
  isOwed,
  type ReconciledAnnouncement,
  type ReconciledChange,
  type Reconciliation,
} from './reconcile';

/** A row and a version that it announces, with the days between them. */
export interface Lag {
  row: ReconciledAnnouncement;
  match: Match;
  lagDays: number;
}

/** A change and actions of it that no row names. */
export interface Silence {
  change: ReconciledChange;
  actions: NamedAction[];
}

/** How the two records compare over some days. */
export interface Figures {
  /** In AWS's order. */
  rows: ReconciledAnnouncement[];
  /** Rows that speak of no policy. */
  general: ReconciledAnnouncement[];
  /** Rows on a policy for which no change was found. */
  unmatched: ReconciledAnnouncement[];
  /** Earliest first; equal lags in AWS's order. A row on several versions has several. */
  lags: Lag[];
  early: Lag[];
  onTheDay: Lag[];
  /** Latest last, as in `lags`. */
  late: Lag[];
  /** Half the lags are at most this one; between two lags the mean of both. */
  median: number | undefined;
  /** Changes of permissions since AWS began to track, newest first. */
  changes: ReconciledChange[];
  /** Those that no row names, in a page that was read later. */
  never: ReconciledChange[];
  /** Those that a row announces under a wrong name only. */
  misnamed: ReconciledChange[];
  /** Those that no row names and that are newer than the last reading of the page. */
  afterReading: ReconciledChange[];
  /** Those that rows announce in part. */
  part: ReconciledChange[];
  /** Every change with actions that were never announced, newest first. */
  silences: Silence[];
  /** Every change with actions that were announced under a wrong name, newest first. */
  misnamedActions: Silence[];
  /** Every change since the last reading with actions that no row names, newest first. */
  actionsAfterReading: Silence[];
}

/** Days to count over, both included; a missing end is open. */
export interface Period {
  from?: string;
  to?: string;
}

/**
 * The lags of a row: of each version that it announces, and that it does not merely name again.
 * Figures, the timeline and filters take lags from here alone, so that they agree.
 */
export function listLags(row: ReconciledAnnouncement): Lag[] {
  return row.matches
    .filter(({ isRepeat }) => !isRepeat)
    .map((match) => ({ row, match, lagDays: match.lagDays }));
}

/** How many rows some lags are of. */
export function countRows(lags: readonly Lag[]): number {
  return new Set(lags.map(({ row }) => row)).size;
}

/** Counts rows by their date and changes by the day on which they came into force. */
export function measureFigures(
  { announcements, changes }: Reconciliation,
  { from = '', to = '9999-12-31' }: Period = {},
): Figures {
  const isInside = (instant: string) => instant.slice(0, 10) >= from && instant.slice(0, 10) <= to;
  const rows = announcements.filter(({ announcement }) => isInside(announcement.date));
  const isGeneral = ({ announcement }: ReconciledAnnouncement) => announcement.policyName === null;
  const lags = rows.flatMap(listLags).sort((a, b) => a.lagDays - b.lagDays);
  const owed = changes.filter(
    ({ state, change }) => isOwed(state) && isInside(change.version.createDate),
  );
  return {
    rows,
    general: rows.filter(isGeneral),
    unmatched: rows.filter((row) => row.matches.length === 0 && !isGeneral(row)),
    lags,
    early: lags.filter(({ lagDays }) => lagDays < 0),
    onTheDay: lags.filter(({ lagDays }) => lagDays === 0),
    late: lags.filter(({ lagDays }) => lagDays > 0),
    median: findMedian(lags.map(({ lagDays }) => lagDays)),
    changes: owed,
    never: owed.filter(({ state }) => state === 'never'),
    misnamed: owed.filter(({ state }) => state === 'misnamed'),
    afterReading: owed.filter(({ state }) => state === 'after-reading'),
    part: owed.filter(({ state }) => state === 'part'),
    silences: listSilences(owed, 'never'),
    misnamedActions: listSilences(owed, 'misnamed'),
    actionsAfterReading: listSilences(owed, 'after-reading'),
  };
}

/** Why no row names an action of a change. */
type SilenceKind = 'never' | 'misnamed' | 'after-reading';

function listSilences(changes: readonly ReconciledChange[], kind: SilenceKind): Silence[] {
  return changes
    .map((change) => ({
      change,
      actions: listUnannounced(change).filter((named) => judgeSilence(change, named) === kind),
    }))
    .filter(({ actions }) => actions.length > 0);
}

function judgeSilence(
  { misnamings, readBefore }: ReconciledChange,
  { effect, action }: NamedAction,
): SilenceKind {
  const isMisnamed = misnamings.some(
    ({ named, suggestion }) =>
      named.effect === effect && suggestion.action.toLowerCase() === action.toLowerCase(),
  );
  if (isMisnamed) return 'misnamed';
  return readBefore === undefined ? 'never' : 'after-reading';
}

/** The actions of a change that no row names, each once: allowed ones and denied ones. */
export function listUnannounced({
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

/** How many actions were never announced; one that two changes brought counts twice. */
export function countSilent({ silences }: Pick<Figures, 'silences'>): number {
  return silences.reduce((sum, { actions }) => sum + actions.length, 0);
}

function findMedian(sorted: readonly number[]): number | undefined {
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}
