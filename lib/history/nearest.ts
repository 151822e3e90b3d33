import type { Statement } from '../iam/document';
import { keyGrant, listGrants } from '../iam/grants';

/** The version that a document is nearest to. */
export interface Nearest<V> {
  version: V;
  /** Grants that only one of the two has. */
  apart: number;
  /** Versions that AWS made after it, whether or not they are on record. */
  passed: number;
}

/**
 * The version whose grants a document shares most, however it is written: statements may be
 * split, joined or moved. Of several as near the newest. There must be one.
 */
export function findNearestVersion<V extends { number: number; statements: readonly Statement[] }>(
  statements: readonly Statement[],
  versions: readonly V[],
): Nearest<V> {
  const mine = listKeys(statements);
  const measured = versions.map((version) => ({ version, apart: countApart(mine, version) }));
  const nearest = measured.reduce((best, each) => (each.apart <= best.apart ? each : best));
  const newest = versions.at(-1) as V;
  return { ...nearest, passed: newest.number - nearest.version.number };
}

function listKeys(statements: readonly Statement[]): Set<string> {
  return new Set(listGrants(statements).map(keyGrant));
}

function countApart(
  mine: ReadonlySet<string>,
  { statements }: { statements: readonly Statement[] },
) {
  const theirs = listKeys(statements);
  const shared = [...mine].filter((key) => theirs.has(key)).length;
  return mine.size + theirs.size - 2 * shared;
}
