import { dayOf } from './days';

/** Versions oldest first, as every policy has them. */
interface Versioned<V> {
  versions: readonly V[];
}

/**
 * The version in force on a day: the newest one created by the end of that day, UTC.
 * undefined where no version on record is that old.
 */
export function findInForce<V extends { createDate: string }>(
  policy: Versioned<V>,
  day: string,
): V | undefined {
  return policy.versions.findLast(({ createDate }) => dayOf(createDate) <= day);
}

/** The newest version of a policy. */
export function findNewest<V>(policy: Versioned<V>): V {
  return policy.versions.at(-1) as V;
}

/**
 * The version in force at the end of the first day, and every one created after it up to the
 * end of the last; oldest first.
 */
export function listInForceWithin<V extends { createDate: string }>(
  policy: Versioned<V>,
  from: string,
  to: string,
): V[] {
  const first = findInForce(policy, from);
  return policy.versions.filter(
    (version) =>
      version === first || (dayOf(version.createDate) > from && dayOf(version.createDate) <= to),
  );
}

/** All pairs of a list, each in the list's order: `[a, b], [a, c], [b, c]`. */
export function listPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((first, index) =>
    items.slice(index + 1).map((second): [T, T] => [first, second]),
  );
}
