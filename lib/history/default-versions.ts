import type { DefaultSetting } from '../record/types';
import { compareText } from '../shared/collections';
import { dayOf } from './days';

/** Versions oldest first, as every policy has them, and what is known of the default. */
export interface VersionHistory<V> {
  versions: readonly V[];
  defaults?: readonly DefaultSetting[];
}

/** As much of a version as its turn is told by. */
export interface DatedVersion {
  versionId: string;
  number: number;
  createDate: string;
}

/**
 * The versions in the order in which they came into force. One that the default was set to
 * later stands a second time: dated by when that was seen, and numbered by the newest version
 * before it, so that between neighbours a missing number still means a version not observed.
 * The very list of the policy where the newest version always was the default.
 */
export function listDefaultVersions<V extends DatedVersion>({
  versions,
  defaults = [],
}: VersionHistory<V>): readonly V[] {
  if (defaults.length === 0) return versions;
  const settings = defaults.flatMap(({ versionId, firstObserved }) => {
    const version = versions.find((each) => each.versionId === versionId);
    return version === undefined ? [] : [{ ...version, createDate: firstObserved }];
  });
  const turns: V[] = [];
  // Of one instant the version comes first: it had to be there to be set.
  for (const turn of [...versions, ...settings].sort((a, b) =>
    compareText(a.createDate, b.createDate),
  )) {
    const before = turns.at(-1);
    if (before?.versionId === turn.versionId) continue;
    const number = Math.max(turn.number, before?.number ?? 0);
    turns.push(number === turn.number ? turn : { ...turn, number });
  }
  return turns;
}

/** The same policy with its turns as its versions. */
export function expandDefaultVersions<V extends DatedVersion, P extends VersionHistory<V>>(
  policy: P & VersionHistory<V>,
): P {
  return policy.defaults === undefined
    ? policy
    : { ...policy, versions: listDefaultVersions<V>(policy), defaults: undefined };
}

/**
 * The version in force on a day: the newest one created by the end of that day, UTC, unless the
 * default was set to an older one after that. undefined where no version on record is that old.
 */
export function findDefaultVersion<V extends DatedVersion>(
  policy: VersionHistory<V>,
  day: string,
): V | undefined {
  return listDefaultVersions(policy).findLast(({ createDate }) => dayOf(createDate) <= day);
}

/** The version in force now, dated by its turn. */
export function findCurrentVersion<V extends DatedVersion>(policy: VersionHistory<V>): V {
  return listDefaultVersions(policy).at(-1) as V;
}

/**
 * The version in force at the end of the first day, and every one that came into force after it
 * up to the end of the last, each once; oldest first.
 */
export function listDefaultVersionsBetween<V extends DatedVersion>(
  policy: VersionHistory<V>,
  from: string,
  to: string,
): V[] {
  const turns = listDefaultVersions(policy);
  const first = turns.findLast(({ createDate }) => dayOf(createDate) <= from);
  const within = turns.filter(
    (turn) => turn === first || (dayOf(turn.createDate) > from && dayOf(turn.createDate) <= to),
  );
  const ids = new Set(within.map(({ versionId }) => versionId));
  return policy.versions.filter(({ versionId }) => ids.has(versionId));
}

/** All pairs of a list, each in the list's order: `[a, b], [a, c], [b, c]`. */
export function listPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) =>
    items.slice(index + 1).map((second): [T, T] => [first, second]),
  );
}

/** One stretch of time in which a version was in force. */
export interface DefaultPeriod<V> {
  /** An instant: when the version was made, or when it was seen as the default again. */
  since: string;
  /** Whether it was set as the default again, rather than made. */
  isAgain: boolean;
  /** The turn that ended it, dated by its own beginning; undefined while it lasts. */
  endedBy?: V;
  /** Whether a version made earlier ended it, at the time when that was seen. */
  isEndSeen: boolean;
  /** Whether versions that nobody here observed lie before that end. */
  isEndLatest: boolean;
}

/** When a version was in force, oldest first. */
export function listDefaultPeriods<V extends DatedVersion>(
  policy: VersionHistory<V>,
  versionId: string,
): [DefaultPeriod<V>, ...DefaultPeriod<V>[]] {
  const turns = listDefaultVersions(policy);
  const isMade = (turn: V | undefined) => turn !== undefined && policy.versions.includes(turn);
  return turns.flatMap((turn, index) => {
    if (turn.versionId !== versionId) return [];
    const endedBy = turns[index + 1];
    return {
      since: turn.createDate,
      isAgain: !isMade(turn),
      ...(endedBy && { endedBy }),
      isEndSeen: endedBy !== undefined && !isMade(endedBy),
      isEndLatest: endedBy !== undefined && endedBy.number > turn.number + 1,
    };
  }) as [DefaultPeriod<V>, ...DefaultPeriod<V>[]];
}
