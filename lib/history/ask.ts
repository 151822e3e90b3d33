import { patternsMeet } from '../iam/patterns';
import type { ServedVersion } from '../record/types';
import { compareText } from '../shared/compare-text';
import { countDays, dayOf, shiftDay } from './days';
import { findInForce, listTurns, type Turned, type Versioned } from './in-force';
import { allowsAction, listSayings, type Saying } from './sayings';
import { listScopePeriods, type ScopePeriod } from './scopes';

/** As much of a version as is asked. */
export type Asked = Pick<ServedVersion, 'versionId' | 'number' | 'createDate' | 'statements'>;

/** Versions on record, one after the other, which answer alike: all allow an action, or deny it. */
export interface Period<V> {
  versions: [V, ...V[]];
  until: V | undefined;
  /** Whether versions right before were not observed: one of them may have begun it. */
  mayBeginEarlier: boolean;
  /** Whether versions right after were not observed: one of them may have ended it. */
  mayEndEarlier: boolean;
  /** Ids of versions within it that were not observed. */
  unobserved: Unobserved[];
  /** What the newest of the versions says of the action. */
  sayings: Saying[];
  /** Scopes of the action that one of these versions has; they may reach beyond the period. */
  scopes: ScopePeriod<V, Saying>[];
}

/** Versions that AWS made and nobody here observed, by their ids, both included. */
export interface Unobserved {
  from: string;
  to: string;
}

/** When a policy allowed an action, oldest first; its versions are in the order of their turns. */
export function listPeriods<V extends Asked>(policy: Versioned<V>, action: string): Period<V>[] {
  return cutPeriods(policy, action, ({ statements }) => allowsAction(statements, action));
}

/** The same of when it denied the action, or some of it, and allowed none. */
export function listDenials<V extends Asked>(policy: Versioned<V>, action: string): Period<V>[] {
  return cutPeriods(
    policy,
    action,
    ({ statements }) =>
      listSayings(statements, action).some(({ effect }) => effect === 'Deny') &&
      !allowsAction(statements, action),
  );
}

function cutPeriods<V extends Asked>(
  policy: Versioned<V>,
  action: string,
  isWithin: (version: V) => boolean,
): Period<V>[] {
  const versions = listTurns(policy);
  const scopes = listScopesOf(versions, action);
  const periods: Period<V>[] = [];
  let open: Period<V> | undefined;
  for (const [index, version] of versions.entries()) {
    if (!isWithin(version)) {
      if (open !== undefined) close(open, version);
      open = undefined;
      continue;
    }
    const sayings = listSayings(version.statements, action);
    if (open === undefined) {
      const before = versions[index - 1]?.number ?? 0;
      open = {
        versions: [version],
        until: undefined,
        mayBeginEarlier: version.number > before + 1,
        mayEndEarlier: false,
        unobserved: [],
        sayings,
        scopes: [],
      };
      periods.push(open);
    } else {
      open.unobserved.push(...listBetween(open.versions.at(-1) as V, version));
      open.versions.push(version);
      open.sayings = sayings;
    }
  }
  return periods.map((period) => ({
    ...period,
    scopes: scopes.filter(({ versions }) =>
      versions.some((each) => period.versions.includes(each)),
    ),
  }));
}

/** When each scope of an action was in the versions of a policy. */
function listScopesOf<V extends Asked>(
  versions: readonly V[],
  action: string,
): ScopePeriod<V, Saying>[] {
  const run = {
    versions,
    until: undefined,
    mayBeginEarlier: (versions[0] as V).number > 1,
    mayEndEarlier: false,
  };
  return listScopePeriods(run, ({ statements }) => listSayings(statements, action));
}

function close<V extends Asked>(period: Period<V>, until: V) {
  period.until = until;
  period.mayEndEarlier = until.number > (period.versions.at(-1) as V).number + 1;
}

/** What a policy said of an action at the end of a day. */
export interface Standing<V> {
  version: V;
  sayings: Saying[];
  /** The scopes of the action that the version has, each with its own period. */
  scopes: ScopePeriod<V, Saying>[];
  /** The period that the day lies in; undefined where the version did not allow it. */
  period: Period<V> | undefined;
  /** Versions that may have been in force on that day. */
  unobserved: Unobserved | undefined;
}

/** How one policy answers: of every tracked policy there is an answer. */
export interface PolicyAnswer<V, P = Versioned<V>> {
  policy: P;
  periods: Period<V>[];
  denials: Period<V>[];
  /** undefined where no day was asked for, or no version on record is that old. */
  standing: Standing<V> | undefined;
}

/** Asks policies for an action, on a day, `YYYY-MM-DD`, or over all their history. */
export function askPolicies<V extends Asked, P extends Versioned<V>>(
  policies: readonly P[],
  action: string,
  day?: string,
): PolicyAnswer<P['versions'][number], P>[] {
  return policies.map((policy) => {
    const turned = { versions: listTurns<P['versions'][number]>(policy) };
    const periods = listPeriods<P['versions'][number]>(turned, action);
    const version = day === undefined ? undefined : findInForce(turned, day);
    return {
      policy,
      periods,
      denials: listDenials<P['versions'][number]>(turned, action),
      standing: version && {
        version,
        sayings: listSayings(version.statements, action),
        scopes: listScopesOf(turned.versions, action).filter(({ versions }) =>
          versions.includes(version),
        ),
        period: periods.find(({ versions }) => versions.includes(version)),
        unobserved: findUnobservedAfter(turned, version),
      },
    };
  });
}

/** The versions right after one that were not observed, if any. */
export function findUnobservedAfter<V extends Turned>(
  policy: Versioned<V>,
  version: Turned,
): Unobserved | undefined {
  const turns = listTurns(policy);
  const at = turns.findIndex(
    ({ versionId, createDate }) =>
      versionId === version.versionId && createDate === version.createDate,
  );
  const next = turns[at + 1];
  return next === undefined ? undefined : listBetween(version, next)[0];
}

/** One item where two versions on record do not follow one another, else none. */
function listBetween(a: Pick<Asked, 'number'>, b: Pick<Asked, 'number'>): Unobserved[] {
  return b.number > a.number + 1 ? [{ from: `v${a.number + 1}`, to: `v${b.number - 1}` }] : [];
}

/** A day on which an action was allowed, and the version that did so. */
export interface AllowedDay<V> {
  day: string;
  version: V;
}

/**
 * Of some periods, the day nearest to another on which the action was allowed at its end, UTC;
 * of two as near the earlier. Undefined where there is none: the day itself lies in no period.
 */
export function findNearestDay<V extends Asked>(
  periods: readonly Period<V>[],
  day: string,
): AllowedDay<V> | undefined {
  const days = periods.flatMap(({ versions, until }) => {
    const first = dayOf(versions[0].createDate);
    const last = until === undefined ? undefined : shiftDay(dayOf(until.createDate), -1);
    // A version replaced on its own day was in force at the end of none.
    if (last !== undefined && last < first) return [];
    const isAfter = first > day;
    const near = isAfter ? first : (last ?? day);
    return [{ day: near, version: findInForce({ versions }, near) as V }];
  });
  return days.toSorted(
    (a, b) =>
      Math.abs(countDays(a.day, day)) - Math.abs(countDays(b.day, day)) ||
      compareText(a.day, b.day),
  )[0];
}

/** A row that speaks of what a version brought: its day and the actions it speaks of, if named. */
export interface TellingRow {
  date: string;
  actions: readonly string[];
}

/** The rows of a version that speak of an action, the earliest first. */
export function listTelling<R extends TellingRow>(rows: readonly R[], action: string): R[] {
  return rows
    .filter(
      ({ actions }) =>
        actions.length === 0 ||
        actions.some((each) => patternsMeet(each.toLowerCase(), action.toLowerCase())),
    )
    .toSorted((a, b) => compareText(a.date, b.date));
}
