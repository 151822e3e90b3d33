import { distance } from 'fastest-levenshtein';

/** The query of the comparison tool. */
export type CompareQuery =
  | { mode: 'versions'; policy: string; from: string; to: string }
  | { mode: 'days'; from: string; to: string }
  | { mode: 'own'; policy: string; to: string };

export type Mode = CompareQuery['mode'];

/** Reads a query; undefined if it is incomplete. */
export function readCompareQuery(params: URLSearchParams | undefined): CompareQuery | undefined {
  const [policy, from, to] = ['policy', 'from', 'to'].map((name) => params?.get(name) || undefined);
  if (to === undefined) return undefined;
  if (policy === undefined) return from === undefined ? undefined : { mode: 'days', from, to };
  return from === undefined ? { mode: 'own', policy, to } : { mode: 'versions', policy, from, to };
}

/**
 * Finds the names closest to an unknown one, closest first: those that differ in a few characters
 * or contain it. Letter case is ignored; equally close names are sorted.
 */
export function findClosestNames(name: string, names: Iterable<string>, max = 3): string[] {
  const wanted = name.toLowerCase();
  const maxDistance = Math.max(2, Math.floor(wanted.length / 3));
  return [...new Set(names)]
    .map((each) => ({ each, away: measureDistance(wanted, each.toLowerCase()) }))
    .filter(({ away }) => away <= maxDistance)
    .sort((a, b) => a.away - b.away || (a.each < b.each ? -1 : 1))
    .slice(0, max)
    .map(({ each }) => each);
}

/** A name that contains the whole other one is close, however long it is. */
function measureDistance(wanted: string, each: string): number {
  const away = distance(wanted, each);
  return wanted.length > 3 && each.includes(wanted) ? Math.min(away, 1) : away;
}

/**
 * Finds the versions closest to an unknown one by number: v40 is closer to v42 than to v4. For an id
 * without a number they are the newest. `ids` are oldest first.
 */
export function findClosestVersions(id: string, ids: readonly string[], max = 3): string[] {
  const number = /\d+/.exec(id)?.[0];
  if (number === undefined) return ids.toReversed().slice(0, max);
  const measure = (other: string) => Math.abs(Number(other.slice(1)) - Number(number));
  return ids.toSorted((a, b) => measure(a) - measure(b)).slice(0, max);
}
