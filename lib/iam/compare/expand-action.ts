import { coversPattern, isPattern, readService } from '../patterns';
import { findHighestLevel } from './access-levels';
import type { ActionCatalog, Difference } from './difference';

type ActionSummary = Pick<Difference, 'actions' | 'accessLevels' | 'levels'>;

/** Results for a catalog, which is immutable: documents have many of the same patterns. */
interface CatalogCache {
  expanded: Map<string, readonly string[]>;
  summaries: Map<string, ActionSummary>;
}

const caches = new WeakMap<ActionCatalog, CatalogCache>();

function getCache(catalog: ActionCatalog): CatalogCache {
  const known = caches.get(catalog) ?? { expanded: new Map(), summaries: new Map() };
  caches.set(catalog, known);
  return known;
}

/** The actions of the catalog that a pattern, in lower case, matches. */
export function expandAction(pattern: string, catalog: ActionCatalog): readonly string[] {
  const { expanded } = getCache(catalog);
  const found =
    expanded.get(pattern) ??
    catalog
      .listActions(readService(pattern))
      .filter((action) => coversPattern(pattern, action.toLowerCase()));
  expanded.set(pattern, found);
  return found;
}

/** The number and access levels of an action, or of the actions that a pattern matches. */
export function summarizeActions(action: string, catalog: ActionCatalog): ActionSummary {
  const { summaries } = getCache(catalog);
  const key = action.toLowerCase();
  const found = summaries.get(key) ?? createSummary(key, catalog);
  summaries.set(key, found);
  return found;
}

function createSummary(action: string, catalog: ActionCatalog): ActionSummary {
  const all = isPattern(action) ? expandAction(action, catalog) : [action];
  const known = all.map(catalog.readLevels).filter((levels) => levels.length > 0);
  const levels: Record<string, number> = {};
  for (const highest of known.map(findHighestLevel)) levels[highest] = (levels[highest] ?? 0) + 1;
  return { actions: known.length, accessLevels: [...new Set(known.flat())].sort(), levels };
}
