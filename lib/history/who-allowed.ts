import type { Statement } from '../iam/document';
import { patternsOverlap } from '../iam/patterns';
import type { ServedVersion } from '../record/types';
import { compareText } from '../shared/collections';
import { countDays, dayOf, shiftDay } from './days';
import { findDefaultVersion, listDefaultVersions, type VersionHistory } from './default-versions';
import { allowsAction, matchStatements, type StatementMatch } from './match-statements';
import { findMissingAfter, findMissingBetween, type MissingVersions } from './missing-versions';
import { listScopePeriods, type ScopePeriod } from './scopes';

/** The fields of a version that tell whether it allowed an action, and when. */
export type AccessVersion = Pick<
  ServedVersion,
  'versionId' | 'number' | 'createDate' | 'statements'
>;

/** Consecutive versions on record that all allow an action, or all deny it. */
export interface AccessPeriod<V> {
  versions: [V, ...V[]];
  /** The default version after them. */
  until: V | undefined;
  /** Whether versions right before are missing: the period may begin with one of them. */
  mayBeginEarlier: boolean;
  /** Whether versions right after are missing: the period may end with one of them. */
  mayEndEarlier: boolean;
  /** Versions within it that are missing. */
  missing: MissingVersions[];
  /** The statements of the newest of the versions that match the action. */
  statements: StatementMatch[];
  /** Scopes of the action in any of these versions; a scope may extend beyond the period. */
  scopes: ScopePeriod<V, StatementMatch>[];
}

/** When a policy allowed an action, oldest first. */
export function listAllowedPeriods<V extends AccessVersion>(
  policy: VersionHistory<V>,
  action: string,
): AccessPeriod<V>[] {
  return readAccess(listDefaultVersions(policy), createActionReader(action)).allowed;
}

/** When a policy denied an action, or some of a pattern, and allowed none of it; oldest first. */
export function listDeniedPeriods<V extends AccessVersion>(
  policy: VersionHistory<V>,
  action: string,
): AccessPeriod<V>[] {
  return readAccess(listDefaultVersions(policy), createActionReader(action)).denied;
}

/** Reads what versions allow and deny of an action; equal lists of statements once. */
interface ActionReader {
  listMatches: (version: Pick<AccessVersion, 'statements'>) => StatementMatch[];
  isAllowed: (version: Pick<AccessVersion, 'statements'>) => boolean;
}

function createActionReader(action: string): ActionReader {
  return {
    listMatches: cacheByStatements((statements) => matchStatements(statements, action)),
    isAllowed: cacheByStatements((statements) => allowsAction(statements, action)),
  };
}

/** @param versions those of a policy that were the default, as `listDefaultVersions` lists them */
function readAccess<V extends AccessVersion>(
  versions: readonly V[],
  { listMatches, isAllowed }: ActionReader,
): {
  allowed: AccessPeriod<V>[];
  denied: AccessPeriod<V>[];
  /** When the versions had each scope of the action. */
  scopes: ScopePeriod<V, StatementMatch>[];
} {
  if (!versions.some((version) => listMatches(version).length > 0)) {
    return { allowed: [], denied: [], scopes: [] };
  }
  const run = {
    versions,
    until: undefined,
    mayBeginEarlier: (versions[0] as V).number > 1,
    mayEndEarlier: false,
  };
  const scopes = listScopePeriods(run, listMatches);
  const isDenied = (version: V) =>
    !isAllowed(version) && listMatches(version).some(({ effect }) => effect === 'Deny');
  const list = (isWithin: (version: V) => boolean) =>
    listPeriods(versions, isWithin, listMatches).map((period) => ({
      ...period,
      scopes: scopes.filter(({ versions }) =>
        versions.some((each) => period.versions.includes(each)),
      ),
    }));
  return { allowed: list(isAllowed), denied: list(isDenied), scopes };
}

/** Computes a value once for versions that share their list of statements. */
function cacheByStatements<T>(
  compute: (statements: readonly Statement[]) => T,
): (version: Pick<AccessVersion, 'statements'>) => T {
  const cache = new Map<readonly Statement[], T>();
  return ({ statements }) => {
    const value = cache.get(statements) ?? compute(statements);
    cache.set(statements, value);
    return value;
  };
}

/** The periods without their scopes. */
function listPeriods<V extends AccessVersion>(
  versions: readonly V[],
  isWithin: (version: V) => boolean,
  listMatches: ActionReader['listMatches'],
): Omit<AccessPeriod<V>, 'scopes'>[] {
  const periods: Omit<AccessPeriod<V>, 'scopes'>[] = [];
  let open: (typeof periods)[number] | undefined;
  for (const [index, version] of versions.entries()) {
    const missing = findMissingBetween(versions[index - 1]?.number ?? 0, version.number);
    if (!isWithin(version)) {
      if (open !== undefined) {
        Object.assign(open, { until: version, mayEndEarlier: missing !== undefined });
      }
      open = undefined;
      continue;
    }
    const statements = listMatches(version);
    if (open === undefined) {
      open = {
        versions: [version],
        until: undefined,
        mayBeginEarlier: missing !== undefined,
        mayEndEarlier: false,
        missing: [],
        statements,
      };
      periods.push(open);
    } else {
      if (missing !== undefined) open.missing.push(missing);
      open.versions.push(version);
      open.statements = statements;
    }
  }
  return periods;
}

/** What a policy allowed and denied of an action at the end of a day, UTC. */
export interface AccessOnDay<V> {
  version: V;
  statements: StatementMatch[];
  /** The scopes of the action that the version has, each with its own period. */
  scopes: ScopePeriod<V, StatementMatch>[];
  /** The period that includes the day; undefined where the version did not allow the action. */
  period: AccessPeriod<V> | undefined;
  /** Missing versions, one of which may have been the default on that day. */
  missing: MissingVersions | undefined;
}

/** When one policy allowed an action and when it denied it. */
export interface PolicyAccess<V, P = VersionHistory<V>> {
  policy: P;
  allowed: AccessPeriod<V>[];
  denied: AccessPeriod<V>[];
  /** Undefined without a day, and where no version on record is that old. */
  onDay: AccessOnDay<V> | undefined;
}

/**
 * Who allowed an action: every policy, whether it did or not.
 * @param day `YYYY-MM-DD`; without it only the periods are found.
 */
export function listPolicyAccess<V extends AccessVersion, P extends VersionHistory<V>>(
  policies: readonly P[],
  action: string,
  day?: string,
): PolicyAccess<P['versions'][number], P>[] {
  const reader = createActionReader(action);
  return policies.map((policy) => {
    const versions = listDefaultVersions<P['versions'][number]>(policy);
    const { allowed, denied, scopes } = readAccess<P['versions'][number]>(versions, reader);
    const version = day === undefined ? undefined : findDefaultVersion({ versions }, day);
    return {
      policy,
      allowed,
      denied,
      onDay: version && {
        version,
        statements: reader.listMatches(version),
        scopes: scopes.filter(({ versions }) => versions.includes(version)),
        period: allowed.find(({ versions }) => versions.includes(version)),
        missing: findMissingAfter({ versions }, version),
      },
    };
  });
}

/** A day on which an action was allowed, and the version that allowed it. */
export interface AllowedDay<V> {
  day: string;
  version: V;
}

/**
 * The day closest to another at whose end, UTC, the action was allowed; of two as close the
 * earlier. Undefined where there is none. The day itself must lie in none of the periods.
 */
export function findClosestAllowedDay<V extends AccessVersion>(
  periods: readonly AccessPeriod<V>[],
  day: string,
): AllowedDay<V> | undefined {
  const days = periods.flatMap(({ versions, until }) => {
    const first = dayOf(versions[0].createDate);
    const last = until === undefined ? undefined : shiftDay(dayOf(until.createDate), -1);
    // A version superseded on its own day was the default at the end of no day.
    if (last !== undefined && last < first) return [];
    // The day is in no period, so a period without an end begins after it.
    const closest = last === undefined || first > day ? first : last;
    return [{ day: closest, version: findDefaultVersion({ versions }, closest) as V }];
  });
  return days.toSorted(
    (a, b) =>
      Math.abs(countDays(a.day, day)) - Math.abs(countDays(b.day, day)) ||
      compareText(a.day, b.day),
  )[0];
}

/** The date of an announcement and the actions of a version that it names; none if it names none. */
export interface DatedActions {
  date: string;
  actions: readonly string[];
}

/** The announcements of a version that name an action, or no action at all; earliest first. */
export function listAnnouncementsOf<A extends DatedActions>(
  announcements: readonly A[],
  action: string,
): A[] {
  return announcements
    .filter(
      ({ actions }) =>
        actions.length === 0 ||
        actions.some((each) => patternsOverlap(each.toLowerCase(), action.toLowerCase())),
    )
    .toSorted((a, b) => compareText(a.date, b.date));
}
