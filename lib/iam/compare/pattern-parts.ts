import { coversPattern, patternsOverlap } from '../patterns';

/** As `meetPatterns`. */
export type Intersect = (a: string, b: string) => readonly string[] | undefined;

/** More pieces than this are not followed: the comparison is then undecided there. */
export const maxParts = 4000;

/** Patterns that stand for all texts of a pattern, unless there are too many of them. */
export interface PatternParts {
  patterns: readonly string[];
  /** Whether they stand for all texts, and not only for some. */
  isComplete: boolean;
}

/**
 * A pattern and the parts of it, each a pattern, whose most general texts stand for all texts of
 * the pattern.
 *
 * A rule's pattern matches the most general text of a piece only where it covers the whole piece.
 * So a text that is to be matched by few patterns is found among the most general ones, and pieces
 * are needed only where a text must be matched by something more:
 * @param anyOf patterns of which one at a time must match, such as those of denials that the other
 * document has: each gives pieces of its own
 * @param choices lists of which any number must match at the same time, one pattern a list, such as
 * what several denials with NotAction leave out
 * @param avoided patterns with a `?`, which a text can avoid by being short
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

/** The overlaps of patterns with those of any number of lists; undefined where there are too many. */
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

/** As many of the overlaps with all lists as are looked at where there are too many. */
const maxSome = 20;

/** Some overlaps of patterns with one of each list. */
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

/** The overlaps of each pattern of one list with each of another. */
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

/** More pairs of patterns than this are not overlapped to describe an exception. */
const maxOverlaps = 2000;

/**
 * Returns the patterns of several lists, and the overlaps of patterns of different lists. Two Deny
 * statements with NotAction `s3:Get*` and `s3:*Object` both leave out `s3:Get*Object`.
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
 * The patterns, and those in which a star stands for few characters: a `?` matches exactly one,
 * so that a text that is too short avoids it. `s3:Get` is not matched by `s3:Get?*`.
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

/** A pattern, and the same with each star replaced by up to so many question marks. */
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
