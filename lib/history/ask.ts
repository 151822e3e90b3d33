import { compareAccess } from '../iam/compare/compare';
import { meetPatterns } from '../iam/compare/globs';
import type { Condition, Effect, Patterns, Statement } from '../iam/document';
import { keyConditions } from '../iam/grants';
import { coversAction, patternsMeet } from '../iam/patterns';
import type { ServedVersion } from '../record/types';
import { compareText, noCatalogue } from './changes';
import { countDays, dayOf, shiftDay } from './days';
import { findInForce } from './in-force';

/** As much of a version as is asked. */
export type Asked = Pick<ServedVersion, 'versionId' | 'number' | 'createDate' | 'statements'>;

/** What one statement says of an action, or of some that a pattern stands for. */
export interface Saying {
  effect: Effect;
  /** Index of the statement in its document. */
  statement: number;
  sid: string | undefined;
  /** By its name; by a pattern that stands for it; or by a NotAction that does not list it. */
  by: 'name' | 'wildcard' | 'not-action';
  /** Those of the statement's patterns that speak of it; all that a NotAction leaves out. */
  patterns: string[];
  /** False where it speaks of a part of the pattern that was asked. */
  isWhole: boolean;
  resource: Patterns;
  conditions: Condition[];
}

/** Versions on record, one after the other, which say the same of an action. */
export interface Stretch<V> {
  versions: [V, ...V[]];
  /** The first version on record after them. */
  until: V | undefined;
  sayings: Saying[];
}

/** Versions on record, one after the other, which allow an action in one way or another. */
export interface Period<V> {
  versions: [V, ...V[]];
  until: V | undefined;
  /** Whether versions right before were not observed: one of them may have allowed it. */
  mayBeginEarlier: boolean;
  /** Whether versions right after were not observed: one of them may have ended it. */
  mayEndEarlier: boolean;
  stretches: Stretch<V>[];
}

/**
 * What each statement says of an action or a pattern of actions, in the order of the document.
 * Letter case does not count; `*` and `?` may stand anywhere, on either side.
 */
export function listSayings(statements: readonly Statement[], action: string): Saying[] {
  return statements.flatMap(({ effect, sid, action: side, resource, conditions }, statement) => {
    const found = matchSide(side, action);
    return found === undefined ? [] : [{ effect, statement, sid, ...found, resource, conditions }];
  });
}

function matchSide(
  { negated, patterns }: Patterns,
  asked: string,
): Pick<Saying, 'by' | 'patterns' | 'isWhole'> | undefined {
  const meeting = patterns.filter((pattern) =>
    patternsMeet(pattern.toLowerCase(), asked.toLowerCase()),
  );
  const isCovered = meeting.some((pattern) => coversAction(pattern, asked));
  if (negated) {
    if (isCovered) return undefined;
    return { by: 'not-action', patterns, isWhole: meeting.length === 0 };
  }
  if (meeting.length === 0) return undefined;
  const isName = (pattern: string) => pattern.toLowerCase() === asked.toLowerCase();
  return {
    by: meeting.some(isName) ? 'name' : 'wildcard',
    patterns: meeting,
    isWhole: isCovered,
  };
}

/**
 * Whether a document allows an action on some resource, under some conditions: what it allows
 * and does not deny whole. Of a pattern: whether it allows some of it.
 */
export function allowsAction(statements: readonly Statement[], action: string): boolean {
  const sayings = listSayings(statements, action);
  const allows = sayings.filter(({ effect }) => effect === 'Allow');
  if (allows.length === 0) return false;
  const narrowed = allows.map(({ by, patterns, statement }): Statement => {
    const given = by === 'not-action' ? [action] : patterns.flatMap(meetAsked);
    return { ...(statements[statement] as Statement), action: { negated: false, patterns: given } };
  });
  const denials = statements.filter(({ effect }) => effect === 'Deny');
  const { gained, undecided } = compareAccess([], [...narrowed, ...denials], noCatalogue);
  return gained.length + undecided.length > 0;

  function meetAsked(pattern: string): string[] {
    return meetPatterns(pattern.toLowerCase(), action.toLowerCase()) ?? [action];
  }
}

/** When a policy allowed an action, oldest first. Its versions are those on record, in order. */
export function listPeriods<V extends Asked>(
  { versions }: { versions: readonly V[] },
  action: string,
): Period<V>[] {
  const periods: Period<V>[] = [];
  let open: Period<V> | undefined;
  for (const [index, version] of versions.entries()) {
    if (!allowsAction(version.statements, action)) {
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
        stretches: [{ versions: [version], until: undefined, sayings }],
      };
      periods.push(open);
    } else {
      open.versions.push(version);
      extend(open.stretches, version, sayings);
    }
  }
  return periods;
}

function close<V extends Asked>(period: Period<V>, until: V) {
  period.until = until;
  period.mayEndEarlier = until.number > (period.versions.at(-1) as V).number + 1;
  (period.stretches.at(-1) as Stretch<V>).until = until;
}

function extend<V>(stretches: Stretch<V>[], version: V, sayings: Saying[]) {
  const last = stretches.at(-1) as Stretch<V>;
  if (keySayings(last.sayings) === keySayings(sayings)) {
    last.versions.push(version);
    // Where it stands is told of the newest.
    last.sayings = sayings;
  } else {
    last.until = version;
    stretches.push({ versions: [version], until: undefined, sayings });
  }
}

/** Same for sayings that say the same, wherever in the document they stand. */
function keySayings(sayings: readonly Saying[]): string {
  const keys = sayings.map(({ effect, by, patterns, resource, conditions }) =>
    JSON.stringify([
      effect,
      by,
      patterns.map((pattern) => pattern.toLowerCase()).sort(),
      resource.negated,
      [...resource.patterns].sort(),
      keyConditions(conditions),
    ]),
  );
  return [...new Set(keys)].sort().join('\n');
}

/** What a policy said of an action at the end of a day. */
export interface Standing<V> {
  version: V;
  sayings: Saying[];
  /** The period that the day lies in; undefined where the version did not allow it. */
  period: Period<V> | undefined;
  /** Ids of versions that may have been in force on that day and were not observed. */
  unobserved: { from: string; to: string } | undefined;
}

/** How one policy answers: of every tracked policy there is an answer. */
export interface PolicyAnswer<V, P = { versions: readonly V[] }> {
  policy: P;
  periods: Period<V>[];
  /** undefined where no day was asked for, or no version on record is that old. */
  standing: Standing<V> | undefined;
}

/** Asks policies for an action, on a day, `YYYY-MM-DD`, or over all their history. */
export function askPolicies<V extends Asked, P extends { versions: readonly V[] }>(
  policies: readonly P[],
  action: string,
  day?: string,
): PolicyAnswer<P['versions'][number], P>[] {
  return policies.map((policy) => {
    const periods = listPeriods<P['versions'][number]>(policy, action);
    const version = day === undefined ? undefined : findInForce(policy, day);
    return {
      policy,
      periods,
      standing: version && {
        version,
        sayings: listSayings(version.statements, action),
        period: periods.find(({ versions }) => versions.includes(version)),
        unobserved: findUnobservedAfter(policy, version),
      },
    };
  });
}

/** Ids of the versions right after one that were not observed, if any. */
export function findUnobservedAfter<V extends Pick<Asked, 'number'>>(
  { versions }: { versions: readonly V[] },
  version: V,
): { from: string; to: string } | undefined {
  const next = versions[versions.indexOf(version) + 1];
  if (next === undefined || next.number <= version.number + 1) return undefined;
  return { from: `v${version.number + 1}`, to: `v${next.number - 1}` };
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
