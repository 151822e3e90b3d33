import type { Grant } from '../iam/grants';
import { coversAction } from '../iam/patterns';
import type { Announcement } from '../record/types';
import type { Change } from './changes';
import { countDays, dayOf } from './days';

/** A change that an announcement is about. */
export interface ChangeMatch {
  change: Change;
  /** Announcement date minus the UTC day of `createDate`; positive is late. */
  lagDays: number;
  /** The printed names that the change granted; empty where matched by kind. */
  named: NamedAction[];
  /** The grants of the change with these names. */
  grants: Grant[];
  /**
   * True for a match that only repeats what an earlier announcement, closer to the change, has;
   * never for the best match of an announcement. It does not count as a late announcement.
   */
  isRepeat: boolean;
}

/** An allowed or denied action in an announcement, as AWS prints it. */
export interface NamedAction {
  effect: Grant['effect'];
  action: string;
}

/** Announcements without actions are matched to a change at most this many days away. */
const maxDaysByKind = 60;

/** A wildcard matches a named action only where it was added at most this many days away. */
const maxDaysByWildcard = 120;

/** The actions in an announcement: first the allowed ones, then the denied ones, in AWS's order. */
export function listNamedActions({ actionsNamed, deniesNamed = [] }: Announcement): NamedAction[] {
  return [
    ...actionsNamed.map((action) => ({ effect: 'Allow' as const, action })),
    ...deniesNamed.map((action) => ({ effect: 'Deny' as const, action })),
  ];
}

/**
 * The changes that granted the named actions: those with the most names first, then the closest
 * in time. Each name belongs to the closest change that added a grant of it, even if only on other
 * resources.
 */
export function matchByGrants(
  { date }: Pick<Announcement, 'date'>,
  named: readonly NamedAction[],
  changes: readonly Change[],
): ChangeMatch[] {
  const matches = new Map<Change, ChangeMatch>();
  for (const name of named) {
    const candidates = changes.filter((change) =>
      change.grantsAdded.some(
        (grant) => hasName(grant, name) && (isExact(grant, name) || isWithinDays(change, date)),
      ),
    );
    const change = findClosestChange(candidates, date);
    if (change === undefined) continue;
    const match = matches.get(change) ?? createMatch(change, date);
    match.named.push(name);
    for (const grant of change.grantsAdded) {
      if (hasName(grant, name) && !match.grants.includes(grant)) match.grants.push(grant);
    }
    matches.set(change, match);
  }
  return [...matches.values()].sort(
    (a, b) => b.named.length - a.named.length || Math.abs(a.lagDays) - Math.abs(b.lagDays),
  );
}

/** The change of an announcement without actions: by its kind and closeness in time alone. */
export function matchByKind(announcement: Announcement, changes: readonly Change[]): ChangeMatch[] {
  const { kind, date } = announcement;
  if (announcesNoVersion(announcement)) return [];
  const candidates =
    kind === 'policy-added'
      ? changes.filter(({ version }) => version.number === 1)
      : changes.filter(({ effect }) => effect === 'changed');
  const change = findClosestChange(candidates, date);
  if (change === undefined) return [];
  const match = createMatch(change, date);
  return kind !== 'policy-added' && Math.abs(match.lagDays) > maxDaysByKind ? [] : [match];
}

/** Whether an announcement is about no version: the start of tracking, or a deprecation. */
export function announcesNoVersion({
  policyName,
  kind,
}: Pick<Announcement, 'policyName' | 'kind'>): boolean {
  return policyName === null || kind === 'tracking-started' || kind === 'policy-deprecated';
}

/**
 * The change of an announcement that counts the permissions it adds: the closest one within the
 * days of `matchByGrants` that adds exactly so many actions.
 */
export function matchByCount(
  { countNamed, date }: Announcement,
  changes: readonly Change[],
): ChangeMatch[] {
  const candidates = changes.filter(
    (change) =>
      countNamed !== undefined &&
      change.actionsAdded.length === countNamed &&
      isWithinDays(change, date),
  );
  const change = findClosestChange(candidates, date);
  return change === undefined ? [] : [createMatch(change, date)];
}

/**
 * The change of an announcement that names a version, with the named actions that it granted. None
 * where the policy has no such version, or where only other changes granted the named actions: a
 * number is more often misprinted than a name.
 */
export function matchByVersion(
  { versionNamed, date }: Announcement,
  named: readonly NamedAction[],
  changes: readonly Change[],
): ChangeMatch[] {
  const change = changes.find(({ version }) => version.versionId === versionNamed);
  if (change === undefined) return [];
  const granted = named.filter((name) => change.grantsAdded.some((grant) => hasName(grant, name)));
  if (
    named.length > 0 &&
    granted.length === 0 &&
    matchByGrants({ date }, named, changes).length > 0
  ) {
    return [];
  }
  const grants = change.grantsAdded.filter((grant) => granted.some((name) => hasName(grant, name)));
  return [{ ...createMatch(change, date), named: granted, grants }];
}

/** A match without named actions. */
function createMatch(change: Change, date: string): ChangeMatch {
  return { change, lagDays: measureLag(change, date), named: [], grants: [], isRepeat: false };
}

/** Whether two names are the same action with the same effect. */
export function isSameAction(a: NamedAction, b: NamedAction): boolean {
  return a.effect === b.effect && a.action.toLowerCase() === b.action.toLowerCase();
}

/**
 * The change that made a version with a named action, by whichever pattern: the version of the
 * date where it has it, else the closest.
 * @param changes newest first.
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

/** Days from the UTC day on which a version was made to an announcement date. */
export function measureLag({ version }: Change, date: string): number {
  return countDays(dayOf(version.createDate), date);
}

/**
 * The change closest to a date; of two as close the newer.
 * @param changes newest first.
 */
export function findClosestChange(changes: readonly Change[], date: string): Change | undefined {
  return changes.toSorted(
    (a, b) => Math.abs(measureLag(a, date)) - Math.abs(measureLag(b, date)),
  )[0];
}

/** Whether the pattern of a grant is a named action or matches it. */
function hasName(grant: Grant, { effect, action }: NamedAction): boolean {
  return grant.effect === effect && !grant.actionNegated && coversAction(grant.action, action);
}

function isExact(grant: Grant, { action }: NamedAction): boolean {
  return grant.action.toLowerCase() === action.toLowerCase();
}

/** A wildcard covers nearly anything, so its date must be close to the announcement. */
function isWithinDays(change: Change, date: string): boolean {
  return Math.abs(measureLag(change, date)) <= maxDaysByWildcard;
}
