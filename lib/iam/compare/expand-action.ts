import { coversPattern, isPattern, readService } from '../patterns';
import { coversSeveralServices, findHighestLevel } from './access-levels';
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

/**
 * The number and access levels of an action, or of the actions that a pattern matches. A pattern of
 * several services matches none where the catalog has only some services.
 *
 * @param exceptActions patterns to leave out of a pattern of several services. Those of one service
 * match no action that IAM has.
 */
export function summarizeActions(
  action: string,
  catalog: ActionCatalog,
  exceptActions: readonly string[] = [],
): ActionSummary {
  const { summaries } = getCache(catalog);
  const pattern = action.toLowerCase();
  const except = coversSeveralServices(pattern)
    ? exceptActions.map((each) => each.toLowerCase())
    : [];
  const key = [pattern, ...except].join(' ');
  const found = summaries.get(key) ?? createSummary(pattern, except, catalog);
  summaries.set(key, found);
  return found;
}

function createSummary(
  action: string,
  except: readonly string[],
  catalog: ActionCatalog,
): ActionSummary {
  const all = listMatching(action, catalog).filter(
    (each) => !except.some((pattern) => coversPattern(pattern, each.toLowerCase())),
  );
  const known = all.map(catalog.readLevels).filter((levels) => levels.length > 0);
  const levels: Record<string, number> = {};
  for (const highest of known.map(findHighestLevel)) levels[highest] = (levels[highest] ?? 0) + 1;
  return { actions: known.length, accessLevels: [...new Set(known.flat())].sort(), levels };
}

function listMatching(action: string, catalog: ActionCatalog): readonly string[] {
  if (!isPattern(action)) return [action];
  if (!coversSeveralServices(action)) return expandAction(action, catalog);
  return (catalog.allServices ?? [])
    .flatMap(catalog.listActions)
    .filter((each) => coversPattern(action, each.toLowerCase()));
}
