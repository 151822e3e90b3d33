import type { Policy } from '../record/types';
import { type DatedVersion, listDefaultVersions, type VersionHistory } from './default-versions';

/** Versions that AWS made and that are not on record, by their ids, both included. */
export interface MissingVersions {
  from: string;
  to: string;
}

/** @param before number of the version on record before them; 0 before the first. */
export function findMissingBetween(before: number, after: number): MissingVersions | undefined {
  return after > before + 1 ? { from: `v${before + 1}`, to: `v${after - 1}` } : undefined;
}

/** The missing versions right after a version, if any. */
export function findMissingAfter<V extends DatedVersion>(
  policy: VersionHistory<V>,
  { versionId, createDate, number }: DatedVersion,
): MissingVersions | undefined {
  const versions = listDefaultVersions(policy);
  const index = versions.findIndex(
    (each) => each.versionId === versionId && each.createDate === createDate,
  );
  const next = versions[index + 1];
  return next && findMissingBetween(number, next.number);
}

/** How many versions of some policies are missing, as their gaps state it. */
export function countMissingVersions(policies: readonly Policy[]): number {
  return policies
    .flatMap(({ gaps = [] }) => gaps)
    .reduce((sum, { from, to }) => sum + Number(to.slice(1)) - Number(from.slice(1)) + 1, 0);
}
