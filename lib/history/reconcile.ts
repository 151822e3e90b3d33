import type { Grant } from '../iam/grants';
import { coversAction } from '../iam/patterns';
import type { Announcement, Policy } from '../record/types';
import { type Change, listAllChanges } from './changes';
import { countDays, dayOf } from './days';

/** One change that an announcement speaks of. */
export interface Match {
  change: Change;
  /** Announcement date minus the UTC day of `createDate`; positive is late. */
  lagDays: number;
  /** Actions as AWS printed them that the change brought; empty where matched by kind. */
  actions: string[];
  /** The grants of the change that these actions speak of. */
  grants: Grant[];
}

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
  /** Actions named that no version of the policy ever served. */
  neverServed: string[];
}

/** Whether AWS announced a change. */
export type AnnouncedState = 'full' | 'part' | 'never' | 'nothing-to-announce' | 'before-tracking';

/** A row that speaks of a change, and its match with that very change. */
export interface Mention {
  row: ReconciledAnnouncement;
  match: Match;
}

/** A change held against the announcements. */
export interface ReconciledChange {
  change: Change;
  state: AnnouncedState;
  /** In AWS's order. */
  mentions: Mention[];
  /** Added grants that no announcement covers. */
  unannounced: Grant[];
}

/** Both records, each held against the other. */
export interface Reconciliation {
  /** In AWS's order. */
  announcements: ReconciledAnnouncement[];
  /** Newest first. */
  changes: ReconciledChange[];
}

/** Rows that name no action are matched to a change at most this far away. */
const farthestByKind = 60;

/** A wildcard stands for a named action only where it came at most this many days away. */
const farthestByWildcard = 120;

/** Matches announcements to changes by what was granted. Nothing matches across policies. */
export function reconcile(
  policies: readonly Policy[],
  announcements: readonly Announcement[],
): Reconciliation {
  const changes = listAllChanges(policies);
  const rows = announcements.map((row) =>
    matchAnnouncement(
      row,
      changes.filter(({ policy }) => policy.policyName === row.policyName),
    ),
  );
  const trackedSince = announcements.find(({ kind }) => kind === 'tracking-started')?.date;
  return {
    announcements: rows,
    changes: changes.map((change) => reconcileChange(change, rows, trackedSince)),
  };
}

function matchAnnouncement(
  announcement: Announcement,
  changes: readonly Change[],
): ReconciledAnnouncement {
  const named = listNamed(announcement);
  if (named.length === 0) {
    const matches = matchByKind(announcement, changes);
    return {
      announcement,
      matches,
      matchedBy: matches.length > 0 ? 'kind' : 'none',
      neverServed: [],
    };
  }
  const matches = matchByGrants(announcement, named, changes);
  const matched = new Set(matches.flatMap(({ actions }) => actions));
  const neverServed = named
    .filter(({ action }) => !matched.has(action))
    .filter((name) => !changes.some(({ version }) => names(version.statements, name)))
    .map(({ action }) => action);
  return { announcement, matches, matchedBy: matches.length > 0 ? 'grants' : 'none', neverServed };
}

interface NamedAction {
  effect: Grant['effect'];
  action: string;
}

function listNamed({ actionsNamed, deniesNamed = [] }: Announcement): NamedAction[] {
  return [
    ...actionsNamed.map((action) => ({ effect: 'Allow' as const, action })),
    ...deniesNamed.map((action) => ({ effect: 'Deny' as const, action })),
  ];
}

function names(statements: Change['version']['statements'], { effect, action }: NamedAction) {
  return statements.some(
    (statement) =>
      statement.effect === effect &&
      !statement.action.negated &&
      statement.action.patterns.some((pattern) => pattern.toLowerCase() === action.toLowerCase()),
  );
}

/** A grant speaks of a named action when its pattern is that action or stands for it. */
function speaksOf(grant: Grant, { effect, action }: NamedAction): boolean {
  return grant.effect === effect && !grant.actionNegated && coversAction(grant.action, action);
}

function isExact(grant: Grant, { action }: NamedAction): boolean {
  return grant.action.toLowerCase() === action.toLowerCase();
}

/** Years later a wildcard covers nearly anything: it stands for a named action only near it. */
function isNear(change: Change, date: string): boolean {
  return Math.abs(measureLag(change, date)) <= farthestByWildcard;
}

function matchByGrants(
  { date }: Announcement,
  named: readonly NamedAction[],
  changes: readonly Change[],
): Match[] {
  const matches = new Map<Change, Match>();
  for (const name of named) {
    const candidates = changes.filter((change) =>
      change.grantsAdded.some(
        (grant) => speaksOf(grant, name) && (isExact(grant, name) || isNear(change, date)),
      ),
    );
    const change = findNearest(candidates, date);
    if (change === undefined) continue;
    const match = matches.get(change) ?? {
      change,
      lagDays: measureLag(change, date),
      actions: [],
      grants: [],
    };
    match.actions.push(name.action);
    for (const grant of change.grantsAdded) {
      if (speaksOf(grant, name) && !match.grants.includes(grant)) match.grants.push(grant);
    }
    matches.set(change, match);
  }
  return [...matches.values()].sort(
    (a, b) => b.actions.length - a.actions.length || Math.abs(a.lagDays) - Math.abs(b.lagDays),
  );
}

function matchByKind({ kind, date }: Announcement, changes: readonly Change[]): Match[] {
  const candidates =
    kind === 'policy-added'
      ? changes.filter(({ version }) => version.number === 1)
      : changes.filter(({ effect }) => effect === 'changed');
  const change = findNearest(candidates, date);
  if (change === undefined) return [];
  const lagDays = measureLag(change, date);
  if (kind !== 'policy-added' && Math.abs(lagDays) > farthestByKind) return [];
  return [{ change, lagDays, actions: [], grants: [] }];
}

function measureLag({ version }: Change, date: string): number {
  return countDays(dayOf(version.createDate), date);
}

function findNearest(changes: readonly Change[], date: string): Change | undefined {
  return changes.toSorted(
    (a, b) => Math.abs(measureLag(a, date)) - Math.abs(measureLag(b, date)),
  )[0];
}

function reconcileChange(
  change: Change,
  rows: readonly ReconciledAnnouncement[],
  trackedSince: string | undefined,
): ReconciledChange {
  const mentions = rows.flatMap((row) =>
    row.matches.filter((match) => match.change === change).map((match) => ({ row, match })),
  );
  const covered = new Set(
    mentions.flatMap(({ row, match }) =>
      row.matchedBy === 'kind' ? change.grantsAdded : match.grants,
    ),
  );
  const unannounced = change.grantsAdded.filter((grant) => !covered.has(grant));
  return {
    change,
    mentions,
    unannounced,
    state: judgeState(change, mentions.length > 0, unannounced.length, trackedSince),
  };
}

function judgeState(
  { effect, version }: Change,
  isAnnounced: boolean,
  unannounced: number,
  trackedSince: string | undefined,
): AnnouncedState {
  if (isAnnounced) return unannounced === 0 ? 'full' : 'part';
  if (trackedSince === undefined || dayOf(version.createDate) < trackedSince)
    return 'before-tracking';
  if (effect === 'same-document' || effect === 'same-permissions') return 'nothing-to-announce';
  return 'never';
}
