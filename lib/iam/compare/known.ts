import { coversPattern, isPattern, readService } from '../patterns';
import type { ActionCatalogue, Difference } from './difference';
import { findGravest } from './seriousness';

type Known = Pick<Difference, 'actions' | 'accessLevels' | 'levels'>;

/** What was asked of a catalogue, which never changes: documents ask the same of it over and over. */
interface Answers {
  expanded: Map<string, readonly string[]>;
  described: Map<string, Known>;
}

const answers = new WeakMap<ActionCatalogue, Answers>();

function recall(catalogue: ActionCatalogue): Answers {
  const known = answers.get(catalogue) ?? { expanded: new Map(), described: new Map() };
  answers.set(catalogue, known);
  return known;
}

/** The actions of the catalogue that a pattern, in lower case, stands for. */
export function expandAction(pattern: string, catalogue: ActionCatalogue): readonly string[] {
  const { expanded } = recall(catalogue);
  const found =
    expanded.get(pattern) ??
    catalogue
      .listActions(readService(pattern))
      .filter((action) => coversPattern(pattern, action.toLowerCase()));
  expanded.set(pattern, found);
  return found;
}

/** What the catalogue knows of an action, or of those that a pattern stands for. */
export function describeKnown(action: string, catalogue: ActionCatalogue): Known {
  const { described } = recall(catalogue);
  const key = action.toLowerCase();
  const found = described.get(key) ?? describe(key, catalogue);
  described.set(key, found);
  return found;
}

function describe(action: string, catalogue: ActionCatalogue): Known {
  const all = isPattern(action) ? expandAction(action, catalogue) : [action];
  const known = all.map(catalogue.readLevels).filter((levels) => levels.length > 0);
  const levels: Record<string, number> = {};
  for (const gravest of known.map(findGravest)) levels[gravest] = (levels[gravest] ?? 0) + 1;
  return { actions: known.length, accessLevels: [...new Set(known.flat())].sort(), levels };
}
