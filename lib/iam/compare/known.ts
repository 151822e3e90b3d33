import { coversPattern, isPattern, readService } from '../patterns';
import type { ActionCatalog, Difference } from './difference';
import { findGravest } from './seriousness';

type Known = Pick<Difference, 'actions' | 'accessLevels' | 'levels'>;

/** What was asked of a catalog, which never changes: documents ask the same of it over and over. */
interface Answers {
  expanded: Map<string, readonly string[]>;
  described: Map<string, Known>;
}

const answers = new WeakMap<ActionCatalog, Answers>();

function recall(catalog: ActionCatalog): Answers {
  const known = answers.get(catalog) ?? { expanded: new Map(), described: new Map() };
  answers.set(catalog, known);
  return known;
}

/** The actions of the catalog that a pattern, in lower case, stands for. */
export function expandAction(pattern: string, catalog: ActionCatalog): readonly string[] {
  const { expanded } = recall(catalog);
  const found =
    expanded.get(pattern) ??
    catalog
      .listActions(readService(pattern))
      .filter((action) => coversPattern(pattern, action.toLowerCase()));
  expanded.set(pattern, found);
  return found;
}

/** What the catalog knows of an action, or of those that a pattern stands for. */
export function describeKnown(action: string, catalog: ActionCatalog): Known {
  const { described } = recall(catalog);
  const key = action.toLowerCase();
  const found = described.get(key) ?? describe(key, catalog);
  described.set(key, found);
  return found;
}

function describe(action: string, catalog: ActionCatalog): Known {
  const all = isPattern(action) ? expandAction(action, catalog) : [action];
  const known = all.map(catalog.readLevels).filter((levels) => levels.length > 0);
  const levels: Record<string, number> = {};
  for (const gravest of known.map(findGravest)) levels[gravest] = (levels[gravest] ?? 0) + 1;
  return { actions: known.length, accessLevels: [...new Set(known.flat())].sort(), levels };
}
