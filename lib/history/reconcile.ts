import type { ActionCatalog } from '../iam/compare/difference';
import type { Grant } from '../iam/grants';
import type { Announcement, Policy } from '../record/types';
import { groupByKey } from '../shared/collections';
import { type Change, listAllChanges, noCatalog } from './changes';
import { dayOf } from './days';
import { type DefaultChange, listDefaultChanges } from './default-changes';
import {
  findNearest,
  findServing,
  isSameName,
  listNamed,
  type Match,
  matchByGrants,
  matchByKind,
  measureLag,
  type NamedAction,
} from './match';
import { suggestAction } from './suggest-action';

/** An announcement held against the record. */
export interface ReconciledAnnouncement {
  announcement: Announcement;
  /** Best match first: most actions, then nearest in time. */
  matches: Match[];
  /**
   * grants: by what was granted. kind: by the kind of row, the policy and nearness in time
   * alone. none: no change was found, or the row speaks of no policy.
   */
  matchedBy: 'grants' | 'kind' | 'none';
  /** Names of the row that no version of the policy ever served, as printed. */
  neverServed: NeverServed[];
  /** Names that no change near it brought, and that a version gives through a wildcard. */
  servedByWildcard: { named: NamedAction; change: Change }[];
}

/** A name that was announced and never served. */
export interface NeverServed {
  named: NamedAction;
  /** Whether IAM has an action by this name, so that it is no misprint. */
  isKnown: boolean;
  /** Our suggestion, not AWS's word: what was served under a name so near. */
  suggestion: Suggestion | undefined;
}

export interface Suggestion {
  /** As that change spells it. */
  action: string;
  /** The nearest change that granted it. */
  change: Change;
  lagDays: number;
}

/**
 * Whether AWS announced a change. misnamed: a row announces it under a name that IAM does not
 * have. after-reading: no row announces it, and the page may have a newer one since it was
 * last read. never: no row announces it, and the page was read later.
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

/** A row that speaks of a change, and its match with that very change. */
export interface Mention {
  row: ReconciledAnnouncement;
  match: Match;
}

/** A row that seems to mean a change under a name that was never served. */
export interface Misnaming {
  row: ReconciledAnnouncement;
  named: NamedAction;
  suggestion: Suggestion;
}

/** A change held against the announcements. */
export interface ReconciledChange {
  change: Change;
  state: AnnouncedState;
  /** In AWS's order. */
  mentions: Mention[];
  /** In AWS's order; suggestions of ours. */
  misnamings: Misnaming[];
  /** Added grants that no announcement covers; none where nothing was to be announced. */
  unannounced: Grant[];
  /**
   * When AWS's page was last read, where the change came into force in that very month or day
   * or later: a row may have come since. Undefined for older changes.
   */
  readBefore: string | undefined;
}

/** Both records, each held against the other. */
export interface Reconciliation {
  /** In AWS's order. */
  announcements: ReconciledAnnouncement[];
  /** Newest first. */
  changes: ReconciledChange[];
  /** Newest first; nothing that AWS had to announce. */
  defaultChanges: DefaultChange[];
  /** The day from which AWS tracked changes, by its own word. */
  trackedSince: string | undefined;
  /** When AWS's page was last read: a day or a month. */
  readUntil: string | undefined;
}

/** What is known beside the record. */
export interface Surroundings {
  /** When AWS's page was last read: `YYYY-MM` or a day. */
  readUntil?: string | undefined;
  /** The actions that IAM has; without it no name is known, and a pattern is only itself. */
  catalog?: ActionCatalog;
}

/** Matches announcements to changes by what was granted. Nothing matches across policies. */
export function reconcile(
  policies: readonly Policy[],
  announcements: readonly Announcement[],
  { readUntil, catalog = noCatalog }: Surroundings = {},
): Reconciliation {
  const changes = listAllChanges(policies, catalog);
  const rows = markRepeats(
    announcements.map((row) =>
      reconcileAnnouncement(
        row,
        changes.filter(({ policy }) => policy.policyName === row.policyName),
        catalog,
      ),
    ),
  );
  const trackedSince = announcements.find(({ kind }) => kind === 'tracking-started')?.date;
  return {
    announcements: rows,
    changes: changes.map((change) => {
      const reconciled = reconcileChange(change, rows, trackedSince, readUntil);
      return rows.length > 0 ? reconciled : { ...reconciled, state: 'no-changelog' };
    }),
    defaultChanges: listDefaultChanges(policies, catalog),
    trackedSince,
    readUntil,
  };
}

function reconcileAnnouncement(
  announcement: Announcement,
  changes: readonly Change[],
  catalog: ActionCatalog,
): ReconciledAnnouncement {
  const all = listNamed(announcement);
  if (all.length === 0) {
    const matches = matchByKind(announcement, changes);
    const matchedBy = matches.length > 0 ? 'kind' : 'none';
    return { announcement, matches, matchedBy, neverServed: [], servedByWildcard: [] };
  }
  const matches = matchByGrants(announcement, all, changes);
  const matched = new Set(matches.flatMap(({ named }) => named));
  const row: ReconciledAnnouncement = {
    announcement,
    matches,
    matchedBy: matches.length > 0 ? 'grants' : 'none',
    neverServed: [],
    servedByWildcard: [],
  };
  for (const named of all.filter((name) => !matched.has(name))) {
    // A wildcard gives only what IAM has, and a name that IAM has is no misprint of another.
    const isKnown = catalog.readLevels(named.action).length > 0;
    const change = isKnown ? findServing(named, announcement.date, changes) : undefined;
    if (change !== undefined) row.servedByWildcard.push({ named, change });
    else {
      const suggestion = isKnown ? undefined : suggest(named, announcement.date, changes);
      row.neverServed.push({ named, isKnown, suggestion });
    }
  }
  return row;
}

function markRepeats(rows: readonly ReconciledAnnouncement[]): ReconciledAnnouncement[] {
  const byChange = groupByKey(
    rows.flatMap(({ matches }) => matches),
    ({ change }) => change,
  );
  return rows.map((row) => ({
    ...row,
    matches: row.matches.map((match, index) => ({
      ...match,
      isRepeat: index > 0 && isRepeated(match, byChange.get(match.change) as Match[]),
    })),
  }));
}

/** Whether earlier rows, nearer to the change, announced every name of a match. */
function isRepeated(match: Match, ofChange: readonly Match[]): boolean {
  const earlier = ofChange.filter(
    ({ lagDays }) => lagDays < match.lagDays && Math.abs(lagDays) < Math.abs(match.lagDays),
  );
  return match.named.every((name) =>
    earlier.some((other) => other.named.some((known) => isSameName(name, known))),
  );
}

/** What the policy served under a name near to a printed one, and the nearest change to bring it. */
function suggest(
  { effect, action: printed }: NamedAction,
  date: string,
  changes: readonly Change[],
): Suggestion | undefined {
  const list = ({ grantsAdded }: Change) =>
    grantsAdded
      .filter((grant) => grant.effect === effect && !grant.actionNegated)
      .map((grant) => grant.action);
  const served = suggestAction(printed, changes.flatMap(list));
  if (served === undefined) return undefined;
  const isIt = (action: string) => action.toLowerCase() === served.toLowerCase();
  const change = findNearest(
    changes.filter((candidate) => list(candidate).some(isIt)),
    date,
  ) as Change;
  const action = list(change).find(isIt) as string;
  return { action, change, lagDays: measureLag(change, date) };
}

function reconcileChange(
  change: Change,
  rows: readonly ReconciledAnnouncement[],
  trackedSince: string | undefined,
  readUntil: string | undefined,
): ReconciledChange {
  const mentions = rows.flatMap((row) =>
    row.matches.filter((match) => match.change === change).map((match) => ({ row, match })),
  );
  const misnamings = rows.flatMap((row) =>
    row.neverServed.flatMap(({ named, suggestion }) =>
      suggestion?.change === change ? [{ row, named, suggestion }] : [],
    ),
  );
  const covered = new Set(
    mentions.flatMap(({ row, match }) =>
      row.matchedBy === 'kind' ? change.grantsAdded : match.grants,
    ),
  );
  const left = change.grantsAdded.filter((grant) => !covered.has(grant));
  const readBefore = isOlder(change, readUntil) ? undefined : readUntil;
  const state =
    mentions.length > 0
      ? left.length === 0
        ? 'full'
        : 'part'
      : judgeSilence(change, { trackedSince, isMisnamed: misnamings.length > 0, readBefore });
  return {
    change,
    state,
    mentions,
    misnamings,
    unannounced: isOwed(state) ? left : [],
    readBefore,
  };
}

/** Whether AWS had a change to announce: it touched permissions while AWS tracked changes. */
export function isOwed(state: AnnouncedState): boolean {
  return (
    state === 'full' ||
    state === 'part' ||
    state === 'misnamed' ||
    state === 'after-reading' ||
    state === 'never'
  );
}

/** Whether a change came into force before the day or month in which AWS's page was last read. */
function isOlder({ version }: Change, readUntil = ''): boolean {
  // As text a month comes before each of its days.
  return dayOf(version.createDate) < readUntil;
}

/** The state of a change that no row names. */
function judgeSilence(
  { effect, version }: Change,
  {
    trackedSince,
    isMisnamed,
    readBefore,
  }: {
    trackedSince: string | undefined;
    isMisnamed: boolean;
    readBefore: string | undefined;
  },
): AnnouncedState {
  if (trackedSince === undefined || dayOf(version.createDate) < trackedSince)
    return 'before-tracking';
  if (effect === 'same-document' || effect === 'same-permissions') return 'nothing-to-announce';
  if (isMisnamed) return 'misnamed';
  return readBefore === undefined ? 'never' : 'after-reading';
}
