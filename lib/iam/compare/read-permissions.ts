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

/**
 * A cache of comparisons by object. It is cleared when they have more than `maxDifferences` in
 * total: pages of one policy read the same comparisons, and those of all policies would fill the
 * memory.
 */
export function createComparisonCache<Key extends object>(maxDifferences: number) {
  const cache = new Map<Key, Comparison>();
  let size = 0;
  return (key: Key, compare: () => Comparison): Comparison => {
    const cached = cache.get(key);
    if (cached !== undefined) return cached;
    const made = compare();
    if (size > maxDifferences) {
      cache.clear();
      size = 0;
    }
    cache.set(key, made);
    // A comparison without differences takes space too.
    size += 1 + made.gained.length + made.lost.length + made.undecided.length;
    return made;
  };
}
