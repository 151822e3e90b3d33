import { patternsOverlap } from '../patterns';

/** Longer texts are ignored: an ARN has at most 2,048 characters. */
const maxLength = 3000;

/**
 * The parts of a pattern that a variable can match. For a variable between `b/` and `/x` and the
 * pattern `b/a?/x` one of them is `a?`. A variable of an ARN only matches in the same part of
 * another ARN.
 */
export function captureVariable(before: string, after: string, other: string): string[] {
  if (before.length + after.length + other.length > maxLength) return [];
  if (!patternsOverlap(`${before}*${after}`, other)) return [];
  const isSamePart = (at: number) =>
    !before.startsWith('arn:') ||
    !other.startsWith('arn:') ||
    countParts(other.slice(0, at)) === countParts(before);
  const starts = listMatchEnds(before, other).filter(isSamePart);
  const ends = listMatchEnds(reverse(after), reverse(other)).map((at) => other.length - at);
  const found = new Set<string>();
  for (const start of starts) {
    for (const end of ends) if (start <= end) found.add(other.slice(start, end));
  }
  return [...found];
}

/**
 * The offsets in another pattern up to which a pattern can match it. A star at such an offset can
 * match text before and after the offset.
 */
function listMatchEnds(pattern: string, other: string): number[] {
  const places = Array.from({ length: other.length + 1 }, (_, at) => at);
  return places.filter((at) => {
    const isStarAfter = other[at] === '*';
    return patternsOverlap(pattern, isStarAfter ? other.slice(0, at + 1) : other.slice(0, at));
  });
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

/** The number of the part of an ARN, of six, in which its beginning ends. */
function countParts(text: string): number {
  return Math.min(text.split(':').length, 6);
}
