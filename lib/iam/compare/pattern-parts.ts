import { coversPattern, patternsOverlap } from '../patterns';

/** The signature of `intersectPatterns`. */
export type Intersect = (a: string, b: string) => readonly string[] | undefined;

/** The maximum number of parts of a pattern; beyond it the comparison is undecided. */
export const maxParts = 4000;

/** The parts of a pattern, unless there are too many of them. */
export interface PatternParts {
  patterns: readonly string[];
  /** Whether all parts are listed. */
  isComplete: boolean;
}

/**
 * A pattern and parts of it, each a pattern, whose most general texts represent all texts of the
 * pattern.
 *
 * A rule's pattern matches the most general text of a part only where it covers the whole part. So
 * these texts are matched by the fewest patterns, and parts are only needed for texts that other
 * patterns must match too:
 * @param anyOf patterns of which one must match, such as those of denials of the other document:
 * each has parts of its own
 * @param choices lists of which any number must match at the same time, one pattern of each list,
 * such as the NotAction lists of several denials
 * @param avoided patterns with a `?`, which shorter texts do not match
 */
export function listPatternParts(
  pattern: string,
  { anyOf, choices, avoided }: PartOptions,
  intersect: Intersect,
): PatternParts {
  const overlaps = intersectAll([pattern], anyOf, intersect);
  const starts = unique([pattern, ...(overlaps ?? [])]);
  const all = overlaps && intersectChoices(starts, choices, intersect);
  const patterns = all ?? unique([...starts, ...findSomeOverlaps(starts, choices, intersect)]);
  const short = addShortForms(patterns, avoided);
  return { patterns: short ?? patterns, isComplete: all !== undefined && short !== undefined };
}

export interface PartOptions {
  anyOf: readonly string[];
  choices: readonly (readonly string[])[];
  avoided: readonly string[];
}

/** The intersections of patterns with patterns of any number of lists; undefined where there are too many. */
function intersectChoices(
  starts: readonly string[],
  choices: readonly (readonly string[])[],
  intersect: Intersect,
): readonly string[] | undefined {
  let parts = starts;
  for (const list of choices) {
    const more = intersectAll(parts, list, intersect);
    if (more === undefined) return undefined;
    parts = unique([...parts, ...more]);
    if (parts.length > maxParts) return undefined;
  }
  return parts;
}

/** The number of intersections that are tried where there are too many. */
const maxSome = 20;

/** Some intersections of patterns with one pattern of each list. */
function findSomeOverlaps(
  starts: readonly string[],
  choices: readonly (readonly string[])[],
  intersect: Intersect,
): readonly string[] {
  const found = new Set<string>();
  const follow = (part: string) => {
    if (found.size >= maxSome) return;
    const open = choices.find((list) => !list.some((each) => coversPattern(each, part)));
    if (open === undefined) found.add(part);
    for (const each of open ?? []) intersect(part, each)?.forEach(follow);
  };
  for (const start of starts) follow(start);
  return [...found];
}

/** The intersections of each pattern of one list with each of another; undefined where there are too many. */
export function intersectAll(
  patterns: readonly string[],
  others: readonly string[],
  intersect: Intersect,
): readonly string[] | undefined {
  const found = new Set<string>();
  for (const pattern of patterns) {
    for (const other of others) {
      const overlaps = intersect(pattern, other);
      if (overlaps === undefined) return undefined;
      for (const each of overlaps) found.add(each);
      if (found.size > maxParts) return undefined;
    }
  }
  return [...found];
}

/** The number of pairs of patterns that are intersected to describe exceptions. */
const maxOverlaps = 2000;

/**
 * The patterns of several lists, and the intersections of patterns of different lists. Two Deny
 * statements with NotAction `s3:Get*` and `s3:*Object` both exclude `s3:Get*Object`.
 */
export function listOverlaps(
  lists: readonly (readonly string[])[],
  intersect: Intersect,
): readonly string[] {
  let found: readonly string[] = [];
  for (const list of lists) {
    const overlaps =
      found.length * list.length > maxOverlaps ? [] : (intersectAll(found, list, intersect) ?? []);
    found = unique([...found, ...list, ...overlaps]);
  }
  return found;
}

/**
 * Patterns, and their variants in which stars are replaced by few question marks. A `?` matches
 * exactly one character, so a shorter text does not match: `s3:Get?*` does not match `s3:Get`.
 */
export function addShortForms(
  patterns: readonly string[],
  avoided: readonly string[],
): readonly string[] | undefined {
  const questionMarked = avoided.filter((pattern) => pattern.includes('?'));
  if (questionMarked.length === 0) return patterns;
  const found = new Set<string>();
  for (const pattern of patterns) {
    const marks = questionMarked
      .filter((other) => patternsOverlap(pattern, other))
      .map((other) => other.split('?').length - 1);
    const all = marks.length === 0 ? [pattern] : replaceStars(pattern, Math.max(...marks));
    if (all === undefined || found.size + all.length > maxParts) return undefined;
    for (const each of all) found.add(each);
  }
  return [...found];
}

/** A pattern, and its variants with each star replaced by up to `max` question marks. */
function replaceStars(pattern: string, max: number): string[] | undefined {
  const runs = ['*', ...Array.from({ length: max + 1 }, (_, count) => '?'.repeat(count))];
  let found = [''];
  for (const character of pattern) {
    found = found.flatMap((start) =>
      character === '*' ? runs.map((run) => start + run) : [start + character],
    );
    if (found.length > maxParts) return undefined;
  }
  return found;
}

export function unique<T>(items: readonly T[]): readonly T[] {
  return items.length < 2 ? items : [...new Set(items)];
}

/** The first item of each id. */
export function uniqueBy<T>(items: readonly T[], identify: (item: T) => string): T[] {
  const found = new Map<string, T>();
  for (const item of items) {
    const id = identify(item);
    if (!found.has(id)) found.set(id, item);
  }
  return [...found.values()];
}
