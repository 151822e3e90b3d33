import { distance } from 'fastest-levenshtein';
import { isDay } from '../../history/days';
import {
  type DatedVersion,
  findDefaultVersion,
  type VersionHistory,
} from '../../history/default-versions';

/** The query of the comparison tool. */
export type CompareQuery =
  | { mode: 'versions'; policy: string; from: string; to: string }
  | { mode: 'days'; from: string; to: string }
  | { mode: 'own'; policy: string; to: string };

export type Mode = CompareQuery['mode'];

/** The versions of a policy in the overview. */
type UnnumberedHistory = VersionHistory<Pick<DatedVersion, 'versionId' | 'createDate'>>;

/** Reads a query; undefined if it is incomplete. */
export function readCompareQuery(params: URLSearchParams | undefined): CompareQuery | undefined {
  const [policy, from, to] = ['policy', 'from', 'to'].map((name) => params?.get(name) || undefined);
  if (to === undefined) return undefined;
  if (policy === undefined) return from === undefined ? undefined : { mode: 'days', from, to };
  return from === undefined ? { mode: 'own', policy, to } : { mode: 'versions', policy, from, to };
}

/**
 * Replaces a day in place of a version by the id of the policy's default version at the end of that
 * day. Without such a version the day stays.
 */
export function resolveDays(
  query: CompareQuery,
  policies: readonly ({ policyName: string } & UnnumberedHistory)[],
): CompareQuery {
  if (query.mode === 'days') return query;
  const policy = policies.find(({ policyName }) => policyName === query.policy);
  const resolve = (side: string) => (policy && isDay(side) && findDefaultId(policy, side)) || side;
  const to = resolve(query.to);
  return query.mode === 'own' ? { ...query, to } : { ...query, from: resolve(query.from), to };
}

/** The id of the default version at the end of a day, by default of the last one. */
export function findDefaultId(
  { versions, defaults = [] }: UnnumberedHistory,
  day = '9999-12-31',
): string | undefined {
  const numbered = versions.map(({ versionId, createDate }) => ({
    versionId,
    createDate,
    number: Number(versionId.slice(1)),
  }));
  return findDefaultVersion({ versions: numbered, defaults }, day)?.versionId;
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
