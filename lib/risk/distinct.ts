import type { RiskFinding } from './assess';
import type { RiskCatalog, RiskEntry } from './catalog';

/**
 * Removes entries that others make redundant: a path that requires more actions than another path
 * of its category, and an action with needs that a path of its category requires.
 */
export function listDistinct<T>(
  items: readonly T[],
  readFinding: (item: T) => RiskFinding,
  catalog: RiskCatalog,
): T[] {
  const entries = items.map((item) => catalog.findEntry(readFinding(item).entry));
  const paths = entries.filter(({ url }) => url !== undefined);
  return items.filter((_, index) => {
    const entry = entries[index] as RiskEntry;
    const others = paths.filter((each) => each.category === entry.category && each !== entry);
    if (entry.url !== undefined) return !others.some((each) => isPartOf(each, entry));
    return entry.needs.length === 0 || !others.some((each) => isPartOf(entry, each));
  });
}

/** Whether an entry requires fewer actions than another, all of which the other requires. */
function isPartOf(part: RiskEntry, whole: RiskEntry): boolean {
  return (
    part.requires.length < whole.requires.length &&
    part.requires.every(({ action }) => whole.requires.some((each) => each.action === action))
  );
}
