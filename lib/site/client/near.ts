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

/**
 * The versions nearest to one that is not on record, by number: v40 is nearer to v42 than to
 * v4. Where the id has no number, the newest. `ids` are oldest first.
 */
export function findNearVersions(id: string, ids: readonly string[], most = 3): string[] {
  const found = /\d+/.exec(id)?.[0];
  if (found === undefined) return ids.toReversed().slice(0, most);
  const away = (other: string) => Math.abs(Number(other.slice(1)) - Number(found));
  return ids.toSorted((a, b) => away(a) - away(b)).slice(0, most);
}
