import type { Statement } from '../iam/document';
import { getGrantKey, listGrants } from '../iam/grants';

/** The version that a document is nearest to. */
export interface ClosestVersion<V> {
  version: V;
  /** Grants that both have. */
  shared: number;
  /** Grants that only one of the two has. */
  different: number;
  /** Versions that AWS made after it, whether or not they are on record. */
  newerVersions: number;
}

/**
 * The version of whose grants a document shares most, however it is written: statements may be
 * split, joined or moved. Of several the one that has fewest beside, then the newest; undefined
 * where it shares no grant with any. By fewest apart alone, the shortest version would be the
 * nearest to every short document.
 */
export function findClosestVersion<V extends { number: number; statements: readonly Statement[] }>(
  statements: readonly Statement[],
  versions: readonly V[],
): ClosestVersion<V> | undefined {
  const mine = listKeys(statements);
  const [nearest] = versions
    .map((version) => ({ version, ...measure(mine, version) }))
    .filter(({ shared }) => shared > 0)
    .sort(
      (a, b) =>
        b.shared - a.shared || a.different - b.different || b.version.number - a.version.number,
    );
  const newest = versions.at(-1) as V;
  return nearest && { ...nearest, newerVersions: newest.number - nearest.version.number };
}

function listKeys(statements: readonly Statement[]): Set<string> {
  return new Set(listGrants(statements).map(getGrantKey));
}

function measure(mine: ReadonlySet<string>, { statements }: { statements: readonly Statement[] }) {
  const theirs = listKeys(statements);
  const shared = [...mine].filter((key) => theirs.has(key)).length;
  return { shared, different: mine.size + theirs.size - 2 * shared };
}
