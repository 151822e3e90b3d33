import type { Statement } from '../iam/document';
import { getGrantKey, listGrants } from '../iam/grants';

/** The version whose grants are most like those of a document. */
export interface ClosestVersion<V> {
  version: V;
  /** Grants that both have. */
  shared: number;
  /** Grants that only one of the two has. */
  different: number;
  /** Number of versions that AWS made after it, including missing ones. */
  newerVersions: number;
}

/**
 * The version with which a document shares the most grants, however they are written: statements
 * may be split, joined or moved. Of several, the version with the fewest different grants, then
 * the newest; undefined where no grant is shared. Different grants alone would not do: the
 * shortest version would be the closest to every short document.
 */
export function findClosestVersion<V extends { number: number; statements: readonly Statement[] }>(
  statements: readonly Statement[],
  versions: readonly V[],
): ClosestVersion<V> | undefined {
  const keys = listGrantKeys(statements);
  const [closest] = versions
    .map((version) => ({ version, ...compareKeys(keys, listGrantKeys(version.statements)) }))
    .filter(({ shared }) => shared > 0)
    .sort(
      (a, b) =>
        b.shared - a.shared || a.different - b.different || b.version.number - a.version.number,
    );
  const newest = versions.at(-1) as V;
  return closest && { ...closest, newerVersions: newest.number - closest.version.number };
}

function listGrantKeys(statements: readonly Statement[]): Set<string> {
  return new Set(listGrants(statements).map(getGrantKey));
}

function compareKeys(a: ReadonlySet<string>, b: ReadonlySet<string>) {
  const shared = [...a].filter((key) => b.has(key)).length;
  return { shared, different: a.size + b.size - 2 * shared };
}
