import { createBoundedCache } from '../../shared/bounded-cache';
import type { Statement } from '../document';
import { compareAccess } from './compare';
import type { ActionCatalog, Comparison } from './difference';

/** The number of differences of the largest policies in a dozen of their versions. */
const maxCached = 30_000;

const caches = new WeakMap<
  ActionCatalog,
  ReturnType<typeof createComparisonCache<readonly Statement[]>>
>();

/** The permissions of a document, as the differences between an empty document and it. */
export function readPermissions(
  statements: readonly Statement[],
  catalog: ActionCatalog,
): Comparison {
  const readCached = caches.get(catalog) ?? createComparisonCache(maxCached);
  caches.set(catalog, readCached);
  return readCached(statements, () => compareAccess([], statements, catalog));
}

/** A cache of comparisons, cleared when they have more than `maxDifferences` in total. */
export function createComparisonCache<Key extends object>(maxDifferences: number) {
  return createBoundedCache<Key, Comparison>(
    maxDifferences,
    // A comparison without differences takes space too.
    ({ gained, lost, undecided }) => 1 + gained.length + lost.length + undecided.length,
  );
}
