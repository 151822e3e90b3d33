import { nameAction } from '../iam/group-grants';
import type { NamedAction } from './match';
import {
  isOwed,
  type ReconciledAnnouncement,
  type ReconciledChange,
  type Reconciliation,
} from './reconcile';

/** A row with the lag of its best match. */
export interface TimedRow {
  row: ReconciledAnnouncement;
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
  /** Rows with a lag, earliest first; those of one lag in AWS's order. */
  timed: TimedRow[];
  early: TimedRow[];
  onTheDay: TimedRow[];
  /** Latest last, as in `timed`. */
  late: TimedRow[];
  /** Half the timed rows have at most this lag; between two rows the mean of both. */
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

/** The lag of an announcement: that of its best match. Undefined where it has none. */
export function readLag({ matches }: ReconciledAnnouncement): number | undefined {
  return matches[0]?.lagDays;
}

/** Counts rows by their date and changes by the day on which they came into force. */
export function measureFigures(
  { announcements, changes }: Reconciliation,
  { from = '', to = '9999-12-31' }: Period = {},
): Figures {
  const isInside = (instant: string) => instant.slice(0, 10) >= from && instant.slice(0, 10) <= to;
  const rows = announcements.filter(({ announcement }) => isInside(announcement.date));
  const isGeneral = ({ announcement }: ReconciledAnnouncement) => announcement.policyName === null;
  const timed = rows
    .flatMap((row) => row.matches.slice(0, 1).map(({ lagDays }) => ({ row, lagDays })))
    .sort((a, b) => a.lagDays - b.lagDays);
  const owed = changes.filter(
    ({ state, change }) => isOwed(state) && isInside(change.version.createDate),
  );
  return {
    rows,
    general: rows.filter(isGeneral),
    unmatched: rows.filter((row) => row.matches.length === 0 && !isGeneral(row)),
    timed,
    early: timed.filter(({ lagDays }) => lagDays < 0),
    onTheDay: timed.filter(({ lagDays }) => lagDays === 0),
    late: timed.filter(({ lagDays }) => lagDays > 0),
    median: findMedian(timed.map(({ lagDays }) => lagDays)),
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
    const action = nameAction(grant);
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
