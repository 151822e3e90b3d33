import type { Grant } from '../iam/grants';
import { coversAction } from '../iam/patterns';
import type { Announcement } from '../record/types';
import type { Change } from './changes';
import { countDays, dayOf } from './days';

/** One change that an announcement speaks of. */
export interface ChangeMatch {
  change: Change;
  /** Announcement date minus the UTC day of `createDate`; positive is late. */
  lagDays: number;
  /** What the change brought of the names that AWS printed; empty where matched by kind. */
  named: NamedAction[];
  /** The grants of the change that these names speak of. */
  grants: Grant[];
  /**
   * True for a match that only repeats what an earlier row, nearer to the change, announced;
   * never for the best match of a row. It does not count as a late announcement.
   */
  isRepeat: boolean;
}

/** A name that a row prints, as AWS spells it: allowed or denied. */
export interface NamedAction {
  effect: Grant['effect'];
  action: string;
}

/** Rows that name no action are matched to a change at most this far away. */
const farthestByKind = 60;

/** A wildcard stands for a named action only where it came at most this many days away. */
const farthestByWildcard = 120;

/** What a row names: first the actions allowed, then those denied, in AWS's order. */
export function listNamedActions({ actionsNamed, deniesNamed = [] }: Announcement): NamedAction[] {
  return [
    ...actionsNamed.map((action) => ({ effect: 'Allow' as const, action })),
    ...deniesNamed.map((action) => ({ effect: 'Deny' as const, action })),
  ];
}

/**
 * The changes that granted what a row names, most names first, then the nearest in time.
 * Each name goes to the nearest change that granted it anew, be it on other resources only.
 */
export function matchByGrants(
  { date }: Announcement,
  named: readonly NamedAction[],
  changes: readonly Change[],
): ChangeMatch[] {
  const matches = new Map<Change, ChangeMatch>();
  for (const name of named) {
    const candidates = changes.filter((change) =>
      change.grantsAdded.some(
        (grant) => speaksOf(grant, name) && (isExact(grant, name) || isNear(change, date)),
      ),
    );
    const change = findClosestChange(candidates, date);
    if (change === undefined) continue;
    const match = matches.get(change) ?? {
      change,
      lagDays: measureLag(change, date),
      named: [],
      grants: [],
      isRepeat: false,
    };
    match.named.push(name);
    for (const grant of change.grantsAdded) {
      if (speaksOf(grant, name) && !match.grants.includes(grant)) match.grants.push(grant);
    }
    matches.set(change, match);
  }
  return [...matches.values()].sort(
    (a, b) => b.named.length - a.named.length || Math.abs(a.lagDays) - Math.abs(b.lagDays),
  );
}

/** The change that a row means which names no action: by its kind and nearness in time alone. */
export function matchByKind(
  { kind, date }: Announcement,
  changes: readonly Change[],
): ChangeMatch[] {
  const candidates =
    kind === 'policy-added'
      ? changes.filter(({ version }) => version.number === 1)
      : changes.filter(({ effect }) => effect === 'changed');
  const change = findClosestChange(candidates, date);
  if (change === undefined) return [];
  const lagDays = measureLag(change, date);
  if (kind !== 'policy-added' && Math.abs(lagDays) > farthestByKind) return [];
  return [{ change, lagDays, named: [], grants: [], isRepeat: false }];
}

/** Whether two names are the same action, allowed or denied alike. */
export function isSameAction(a: NamedAction, b: NamedAction): boolean {
  return a.effect === b.effect && a.action.toLowerCase() === b.action.toLowerCase();
}

/**
 * The change, of those given newest first, that made a version which gives what a name says,
 * through whichever pattern: the version of a date where it gives it, else the nearest.
 */
export function findChangeServing(
  { effect, action }: NamedAction,
  date: string,
  changes: readonly Change[],
): Change | undefined {
  const serving = changes.filter(({ version }) =>
    version.statements.some((statement) => {
      const isListed = statement.action.patterns.some((pattern) => coversAction(pattern, action));
      return statement.effect === effect && isListed !== statement.action.negated;
    }),
  );
  const newest = changes.find((change) => measureLag(change, date) >= 0);
  return newest !== undefined && serving.includes(newest)
    ? newest
    : findClosestChange(serving, date);
}

/** Announcement date minus the UTC day on which a change came into force. */
export function measureLag({ version }: Change, date: string): number {
  return countDays(dayOf(version.createDate), date);
}

/** Of changes given newest first, the nearest to a date; of two as near the newer. */
export function findClosestChange(changes: readonly Change[], date: string): Change | undefined {
  return changes.toSorted(
    (a, b) => Math.abs(measureLag(a, date)) - Math.abs(measureLag(b, date)),
  )[0];
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
