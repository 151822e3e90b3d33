import type { Catalog } from '../../iam/catalog/catalog';
import { coversAction, isPattern } from '../../iam/patterns';
import { compareText } from '../../shared/collections';

/** An action that can be completed, with its access levels. */
export interface KnownAction {
  action: string;
  /** In lower case; the name without its service. */
  lower: string;
  name: string;
  levels: readonly string[];
  /** Whether any version on record names it, by itself or by a pattern. */
  isOnRecord: boolean;
}

/** Lists the actions of the services of a catalog, and the actions and patterns on record. */
export function listKnownActions(
  catalog: Pick<Catalog, 'services' | 'listActions' | 'readLevels'>,
  onRecord: readonly string[],
): KnownAction[] {
  const known = new Map<string, KnownAction>();
  const patterns = onRecord.filter(isPattern);
  const add = (action: string, isOnRecord: boolean) => {
    const lower = action.toLowerCase();
    if (known.has(lower)) return;
    const name = lower.slice(lower.indexOf(':') + 1);
    known.set(lower, { action, lower, name, levels: catalog.readLevels(action), isOnRecord });
  };
  for (const action of onRecord) add(action, true);
  for (const service of catalog.services) {
    for (const action of catalog.listActions(service)) {
      add(
        action,
        patterns.some((pattern) => coversAction(pattern, action)),
      );
    }
  }
  return [...known.values()];
}

/**
 * Completes a text: the action itself, then actions that begin with it, with or without their
 * service, then those that contain it; of equally good ones first those on record.
 */
export function suggestActions(
  known: readonly KnownAction[],
  text: string,
  max = 8,
): KnownAction[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return known
    .map((each) => ({ each, rank: rankAction(each, wanted) }))
    .filter(({ rank }) => rank < noMatch)
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(b.each.isOnRecord) - Number(a.each.isOnRecord) ||
        compareText(a.each.lower, b.each.lower),
    )
    .slice(0, max)
    .map(({ each }) => each);
}

const noMatch = 4;

function rankAction({ lower, name }: KnownAction, wanted: string): number {
  if (lower === wanted || name === wanted) return 0;
  if (lower.startsWith(wanted)) return 1;
  if (name.startsWith(wanted)) return 2;
  return lower.includes(wanted) ? 3 : noMatch;
}
