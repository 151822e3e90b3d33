import { patternsOverlap } from '../iam/patterns';
import type { ServedVersion } from '../record/types';
import { compareText } from '../shared/collections';
import { countDays, dayOf, shiftDay } from './days';
import {
  type DatedVersion,
  findDefaultVersion,
  listDefaultVersions,
  type VersionHistory,
} from './default-versions';
import { allowsAction, matchStatements, type StatementMatch } from './match-statements';
import { listScopePeriods, type ScopePeriod } from './scopes';

/** As much of a version as is asked. */
export type AccessVersion = Pick<
  ServedVersion,
  'versionId' | 'number' | 'createDate' | 'statements'
>;

/** Versions on record, one after the other, which answer alike: all allow an action, or deny it. */
export interface AccessPeriod<V> {
  versions: [V, ...V[]];
  until: V | undefined;
  /** Whether versions right before were not observed: one of them may have begun it. */
  mayBeginEarlier: boolean;
  /** Whether versions right after were not observed: one of them may have ended it. */
  mayEndEarlier: boolean;
  /** Ids of versions within it that were not observed. */
  missing: MissingVersions[];
  /** What the newest of the versions says of the action. */
  statements: StatementMatch[];
  /** Scopes of the action that one of these versions has; they may reach beyond the period. */
  scopes: ScopePeriod<V, StatementMatch>[];
}

/** Versions that AWS made and nobody here observed, by their ids, both included. */
export interface MissingVersions {
  from: string;
  to: string;
}

/** When a policy allowed an action, oldest first; its versions are in the order of their turns. */
export function listAllowedPeriods<V extends AccessVersion>(
  policy: VersionHistory<V>,
  action: string,
): AccessPeriod<V>[] {
  return cutPeriods(policy, action, ({ statements }) => allowsAction(statements, action));
}

/** The same of when it denied the action, or some of it, and allowed none. */
export function listDeniedPeriods<V extends AccessVersion>(
  policy: VersionHistory<V>,
  action: string,
): AccessPeriod<V>[] {
  return cutPeriods(
    policy,
    action,
    ({ statements }) =>
      matchStatements(statements, action).some(({ effect }) => effect === 'Deny') &&
      !allowsAction(statements, action),
  );
}

function cutPeriods<V extends AccessVersion>(
  policy: VersionHistory<V>,
  action: string,
  isWithin: (version: V) => boolean,
): AccessPeriod<V>[] {
  const versions = listDefaultVersions(policy);
  const scopes = listScopesOf(versions, action);
  const periods: AccessPeriod<V>[] = [];
  let open: AccessPeriod<V> | undefined;
  for (const [index, version] of versions.entries()) {
    if (!isWithin(version)) {
      if (open !== undefined) close(open, version);
      open = undefined;
      continue;
    }
    const statements = matchStatements(version.statements, action);
    if (open === undefined) {
      const before = versions[index - 1]?.number ?? 0;
      open = {
        versions: [version],
        until: undefined,
        mayBeginEarlier: version.number > before + 1,
        mayEndEarlier: false,
        missing: [],
        statements,
        scopes: [],
      };
      periods.push(open);
    } else {
      open.missing.push(...listBetween(open.versions.at(-1) as V, version));
      open.versions.push(version);
      open.statements = statements;
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
function listScopesOf<V extends AccessVersion>(
  versions: readonly V[],
  action: string,
): ScopePeriod<V, StatementMatch>[] {
  const run = {
    versions,
    until: undefined,
    mayBeginEarlier: (versions[0] as V).number > 1,
    mayEndEarlier: false,
  };
  return listScopePeriods(run, ({ statements }) => matchStatements(statements, action));
}

function close<V extends AccessVersion>(period: AccessPeriod<V>, until: V) {
  period.until = until;
  period.mayEndEarlier = until.number > (period.versions.at(-1) as V).number + 1;
}

/** What a policy said of an action at the end of a day. */
export interface AccessOnDay<V> {
  version: V;
  statements: StatementMatch[];
  /** The scopes of the action that the version has, each with its own period. */
  scopes: ScopePeriod<V, StatementMatch>[];
  /** The period that the day lies in; undefined where the version did not allow it. */
  period: AccessPeriod<V> | undefined;
  /** Versions that may have been in force on that day. */
  missing: MissingVersions | undefined;
}

/** How one policy answers: of every tracked policy there is an answer. */
export interface PolicyAccess<V, P = VersionHistory<V>> {
  policy: P;
  allowed: AccessPeriod<V>[];
  denied: AccessPeriod<V>[];
  /** undefined where no day was asked for, or no version on record is that old. */
  onDay: AccessOnDay<V> | undefined;
}

/** Asks policies for an action, on a day, `YYYY-MM-DD`, or over all their history. */
export function listPolicyAccess<V extends AccessVersion, P extends VersionHistory<V>>(
  policies: readonly P[],
  action: string,
  day?: string,
): PolicyAccess<P['versions'][number], P>[] {
  return policies.map((policy) => {
    const turned = { versions: listDefaultVersions<P['versions'][number]>(policy) };
    const periods = listAllowedPeriods<P['versions'][number]>(turned, action);
    const version = day === undefined ? undefined : findDefaultVersion(turned, day);
    return {
      policy,
      allowed: periods,
      denied: listDeniedPeriods<P['versions'][number]>(turned, action),
      onDay: version && {
        version,
        statements: matchStatements(version.statements, action),
        scopes: listScopesOf(turned.versions, action).filter(({ versions }) =>
          versions.includes(version),
        ),
        period: periods.find(({ versions }) => versions.includes(version)),
        missing: findMissingVersionsAfter(turned, version),
      },
    };
  });
}

/** The versions right after one that were not observed, if any. */
export function findMissingVersionsAfter<V extends DatedVersion>(
  policy: VersionHistory<V>,
  version: DatedVersion,
): MissingVersions | undefined {
  const turns = listDefaultVersions(policy);
  const at = turns.findIndex(
    ({ versionId, createDate }) =>
      versionId === version.versionId && createDate === version.createDate,
  );
  const next = turns[at + 1];
  return next === undefined ? undefined : listBetween(version, next)[0];
}

/** One item where two versions on record do not follow one another, else none. */
function listBetween(
  a: Pick<AccessVersion, 'number'>,
  b: Pick<AccessVersion, 'number'>,
): MissingVersions[] {
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
export function findClosestAllowedDay<V extends AccessVersion>(
  periods: readonly AccessPeriod<V>[],
  day: string,
): AllowedDay<V> | undefined {
  const days = periods.flatMap(({ versions, until }) => {
    const first = dayOf(versions[0].createDate);
    const last = until === undefined ? undefined : shiftDay(dayOf(until.createDate), -1);
    // A version replaced on its own day was in force at the end of none.
    if (last !== undefined && last < first) return [];
    const isAfter = first > day;
    const near = isAfter ? first : (last ?? day);
    return [{ day: near, version: findDefaultVersion({ versions }, near) as V }];
  });
  return days.toSorted(
    (a, b) =>
      Math.abs(countDays(a.day, day)) - Math.abs(countDays(b.day, day)) ||
      compareText(a.day, b.day),
  )[0];
}

/** A row that speaks of what a version brought: its day and the actions it speaks of, if named. */
export interface DatedActions {
  date: string;
  actions: readonly string[];
}

/** The rows of a version that speak of an action, the earliest first. */
export function listAnnouncementsOf<R extends DatedActions>(
  rows: readonly R[],
  action: string,
): R[] {
  return rows
    .filter(
      ({ actions }) =>
        actions.length === 0 ||
        actions.some((each) => patternsOverlap(each.toLowerCase(), action.toLowerCase())),
    )
    .toSorted((a, b) => compareText(a.date, b.date));
}
