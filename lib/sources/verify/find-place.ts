import { describeValue, isObject, joinPointer } from '../../shared/problem';

/** The first place where two JSON values differ. */
export interface DifferentPlace {
  /** RFC 6901 pointer; '' is the whole value. */
  place: string;
  expected: string;
  found: string;
}

/**
 * Finds the first difference of two JSON values, in the order of the first; undefined for equal
 * ones. The order of keys counts, because it is part of a document as AWS published it.
 */
export function findPlace(
  expected: unknown,
  found: unknown,
  place = '',
): DifferentPlace | undefined {
  if (Array.isArray(expected) && Array.isArray(found)) {
    return (
      findInside(expected.entries(), (index) => found[index], place) ??
      (expected.length === found.length ? undefined : describe(expected, found, place))
    );
  }
  if (!isObject(expected) || !isObject(found)) {
    return Object.is(expected, found) ? undefined : describe(expected, found, place);
  }
  const inside = findInside(
    Object.entries(expected),
    (key) => (Object.hasOwn(found, key) ? found[key] : undefined),
    place,
  );
  if (inside !== undefined) return inside;
  const more = Object.keys(found).find((key) => !Object.hasOwn(expected, key));
  if (more !== undefined) return describe(undefined, found[more], joinPointer(place, more));
  const [order, other] = [Object.keys(expected).join(', '), Object.keys(found).join(', ')];
  if (order === other) return undefined;
  return { place, expected: `the keys in the order ${order}`, found: `the order ${other}` };
}

function findInside<Key extends string | number>(
  entries: Iterable<readonly [Key, unknown]>,
  find: (key: Key) => unknown,
  place: string,
): DifferentPlace | undefined {
  for (const [key, value] of entries) {
    const inside = findPlace(value, find(key), joinPointer(place, key));
    if (inside !== undefined) return inside;
  }
  return undefined;
}

function describe(expected: unknown, found: unknown, place: string): DifferentPlace {
  return { place, expected: describeValue(expected), found: describeValue(found) };
}
