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

/** The policy on record that is most like a document, and its most similar version. */
export interface ClosestPolicy<P, V> {
  policy: P;
  version: V;
  /** What both have in common: the same permissions, some of them, or only names of actions. */
  by: 'all' | 'grants' | 'actions';
}

/**
 * The policy that shares the largest part of its grants with a document: those that both have, of
 * those that any of the two has. If no grant is shared, the same for the patterns of actions that
 * they name. Of several, the first; undefined if no policy shares any.
 */
export function findClosestPolicy<
  V extends { number: number; statements: readonly Statement[] },
  P extends { versions: readonly V[] },
>(
  statements: readonly Statement[],
  policies: readonly (P & { versions: readonly V[] })[],
): ClosestPolicy<P, V> | undefined {
  const byGrants = policies.flatMap((policy) => {
    const closest = findClosestVersion<V>(statements, policy.versions);
    if (closest === undefined) return [];
    const { version, shared, different } = closest;
    const by: 'all' | 'grants' = different === 0 ? 'all' : 'grants';
    return [{ policy, version, by, similarity: shared / (shared + different) }];
  });
  const names = listNames(statements);
  const byActions = () =>
    policies.flatMap((policy) =>
      policy.versions.toReversed().map((version) => {
        const { shared, different } = compareKeys(names, listNames(version.statements));
        return {
          policy,
          version,
          by: 'actions' as const,
          similarity: shared / (shared + different),
        };
      }),
    );
  const [closest] = (byGrants.length > 0 ? byGrants : byActions())
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity);
  return closest && { policy: closest.policy, version: closest.version, by: closest.by };
}

/** The patterns of actions that statements name, in lower case. */
function listNames(statements: readonly Statement[]): Set<string> {
  return new Set(
    statements.flatMap(({ action }) => action.patterns.map((pattern) => pattern.toLowerCase())),
  );
}
