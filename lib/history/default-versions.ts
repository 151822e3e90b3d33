import type { DefaultSetting } from '../record/types';
import { compareText } from '../shared/collections';
import { dayOf } from './days';

/** Versions, oldest first, and the times at which the default was set to an older one. */
export interface VersionHistory<V> {
  versions: readonly V[];
  defaults?: readonly DefaultSetting[];
}

/** The fields of a version that tell when it was the default. */
export interface DatedVersion {
  versionId: string;
  number: number;
  createDate: string;
}

/**
 * The versions in the order in which they became the default. A version that was set as the
 * default again is listed twice: the second time with the instant when that was observed as
 * its `createDate`, and with the `number` of the newest version before it, so that a missing
 * number between neighbours still means a missing version.
 * Returns `versions` itself where the newest version always was the default.
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
  const listed: V[] = [];
  // At the same instant the made version comes first: a version must exist before it can be set.
  for (const version of [...versions, ...settings].sort((a, b) =>
    compareText(a.createDate, b.createDate),
  )) {
    const before = listed.at(-1);
    if (before?.versionId === version.versionId) continue;
    const number = Math.max(version.number, before?.number ?? 0);
    listed.push(number === version.number ? version : { ...version, number });
  }
  return listed;
}

/** The same policy with its default versions, as `listDefaultVersions` lists them, as versions. */
export function expandDefaultVersions<V extends DatedVersion, P extends VersionHistory<V>>(
  policy: P & VersionHistory<V>,
): P {
  return policy.defaults === undefined
    ? policy
    : { ...policy, versions: listDefaultVersions<V>(policy), defaults: undefined };
}

/** The default version at the end of a day, UTC; undefined where no version on record is that old. */
export function findDefaultVersion<V extends DatedVersion>(
  policy: VersionHistory<V>,
  day: string,
): V | undefined {
  return listDefaultVersions(policy).findLast(({ createDate }) => dayOf(createDate) <= day);
}

/** The current default version, dated by when it became the default. */
export function findCurrentVersion<V extends DatedVersion>(policy: VersionHistory<V>): V {
  return listDefaultVersions(policy).at(-1) as V;
}

/**
 * The default version at the end of the first day, and every version that became the default
 * after it up to the end of the last, each once; oldest first.
 */
export function listDefaultVersionsBetween<V extends DatedVersion>(
  policy: VersionHistory<V>,
  from: string,
  to: string,
): V[] {
  const listed = listDefaultVersions(policy);
  const first = listed.findLast(({ createDate }) => dayOf(createDate) <= from);
  const between = listed.filter(
    (version) =>
      version === first || (dayOf(version.createDate) > from && dayOf(version.createDate) <= to),
  );
  const ids = new Set(between.map(({ versionId }) => versionId));
  return policy.versions.filter(({ versionId }) => ids.has(versionId));
}

/** All pairs of a list, each in the list's order: `[a, b], [a, c], [b, c]`. */
export function listPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) =>
    items.slice(index + 1).map((second): [T, T] => [first, second]),
  );
}

/** A period in which a version was the default. */
export interface DefaultPeriod<V> {
  /** An instant: when the version was made, or first observed as the default again. */
  since: string;
  /** Whether it was set as the default again, rather than made. */
  isAgain: boolean;
  /** The next default version; undefined while the period lasts. */
  endedBy?: V;
  /** Whether a version made earlier ended it: then its end is when that was observed. */
  isEndSeen: boolean;
  /** Whether versions are missing before its end, so that it may have ended earlier. */
  isEndLatest: boolean;
}

/** When a version was the default, oldest first. */
export function listDefaultPeriods<V extends DatedVersion>(
  policy: VersionHistory<V>,
  versionId: string,
): [DefaultPeriod<V>, ...DefaultPeriod<V>[]] {
  const listed = listDefaultVersions(policy);
  const isMade = (version: V) => policy.versions.includes(version);
  return listed.flatMap((version, index) => {
    if (version.versionId !== versionId) return [];
    const endedBy = listed[index + 1];
    return {
      since: version.createDate,
      isAgain: !isMade(version),
      ...(endedBy && { endedBy }),
      isEndSeen: endedBy !== undefined && !isMade(endedBy),
      isEndLatest: endedBy !== undefined && endedBy.number > version.number + 1,
    };
  }) as [DefaultPeriod<V>, ...DefaultPeriod<V>[]];
}
