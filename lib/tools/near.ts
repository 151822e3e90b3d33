import { distance } from 'fastest-levenshtein';

/**
 * The names nearest to one that is not known, the nearest first: a few characters away, or
 * with the name in them. Letter case does not count; of two as near the first in order.
 */
export function findNear(name: string, known: Iterable<string>, most = 3): string[] {
  const asked = name.toLowerCase();
  const farthest = Math.max(2, Math.floor(asked.length / 3));
  return [...new Set(known)]
    .map((each) => ({ each, away: measure(asked, each.toLowerCase()) }))
    .filter(({ away }) => away <= farthest)
    .sort((a, b) => a.away - b.away || (a.each < b.each ? -1 : 1))
    .slice(0, most)
    .map(({ each }) => each);
}

/** A name that holds the whole other one is near, however much stands around it. */
function measure(asked: string, each: string): number {
  const away = distance(asked, each);
  return asked.length > 3 && each.includes(asked) ? Math.min(away, 1) : away;
}
