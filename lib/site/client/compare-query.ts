import { distance } from 'fastest-levenshtein';

/** What the address of the comparison tool asks. */
export type CompareQuery =
  | { mode: 'versions'; policy: string; from: string; to: string }
  | { mode: 'days'; from: string; to: string }
  | { mode: 'own'; policy: string; to: string };

export type Mode = CompareQuery['mode'];

/** The question in a query; undefined where it asks nothing whole. */
export function readCompareQuery(query: URLSearchParams | undefined): CompareQuery | undefined {
  const [policy, from, to] = ['policy', 'from', 'to'].map((name) => query?.get(name) || undefined);
  if (to === undefined) return undefined;
  if (policy === undefined) return from === undefined ? undefined : { mode: 'days', from, to };
  return from === undefined ? { mode: 'own', policy, to } : { mode: 'versions', policy, from, to };
}

/**
 * The names nearest to one that is not known, the nearest first: a few characters away, or
 * with the name in them. Letter case does not count; of two as near the first in order.
 */
export function findClosestNames(name: string, known: Iterable<string>, most = 3): string[] {
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
export function findClosestVersions(id: string, ids: readonly string[], most = 3): string[] {
  const found = /\d+/.exec(id)?.[0];
  if (found === undefined) return ids.toReversed().slice(0, most);
  const away = (other: string) => Math.abs(Number(other.slice(1)) - Number(found));
  return ids.toSorted((a, b) => away(a) - away(b)).slice(0, most);
}
