import type { Patterns } from './document';
import { coversPattern, patternsOverlap } from './patterns';

/**
 * Whether one side of a statement stands for all that another does, negated ones included.
 * Case-sensitive, as `coversPattern`: fold actions first.
 */
export function coversPatterns(wide: Patterns, narrow: Patterns): boolean {
  if (!wide.negated) {
    // What a list leaves out is without end: only a pattern for everything covers the rest.
    const wanted = narrow.negated ? ['*'] : narrow.patterns;
    return wanted.every((text) => wide.patterns.some((pattern) => coversPattern(pattern, text)));
  }
  return wide.patterns.every((left) =>
    narrow.negated
      ? narrow.patterns.some((pattern) => coversPattern(pattern, left))
      : narrow.patterns.every((pattern) => !patternsOverlap(pattern, left)),
  );
}

/** Action patterns in lower case, since IAM's actions ignore it. */
export function lowercaseActions({ negated, patterns }: Patterns): Patterns {
  return { negated, patterns: patterns.map((pattern) => pattern.toLowerCase()) };
}
