import { patternsOverlap } from '../patterns';

/** Longer texts are not taken apart: an ARN has at most 2,048 characters. */
const longest = 3000;

/**
 * The parts of a pattern that can stand in place of a variable. With a variable between `b/` and
 * `/x`, and the pattern `b/a?/x`: `a?` is one of them. Within an ARN they are looked for in the
 * same part of the other ARN.
 */
export function captureVariable(before: string, after: string, other: string): string[] {
  if (before.length + after.length + other.length > longest) return [];
  if (!patternsOverlap(`${before}*${after}`, other)) return [];
  const isSamePart = (at: number) =>
    !before.startsWith('arn:') ||
    !other.startsWith('arn:') ||
    countPart(other.slice(0, at)) === countPart(before);
  const starts = listReached(before, other).filter(isSamePart);
  const ends = listReached(reverse(after), reverse(other)).map((at) => other.length - at);
  const found = new Set<string>();
  for (const start of starts) {
    for (const end of ends) if (start <= end) found.add(other.slice(start, end));
  }
  return [...found];
}

/**
 * Up to where a pattern can reach into another: the places such that the text before them and
 * the pattern match a text in common. A star on the border may stand for text on both sides.
 */
function listReached(pattern: string, other: string): number[] {
  const places = Array.from({ length: other.length + 1 }, (_, at) => at);
  return places.filter((at) => {
    const isStarAfter = other[at] === '*';
    return patternsOverlap(pattern, isStarAfter ? other.slice(0, at + 1) : other.slice(0, at));
  });
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

/** Which of the six parts of an ARN a text that begins one ends in. */
function countPart(text: string): number {
  return Math.min(text.split(':').length, 6);
}
