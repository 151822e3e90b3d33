import type { Difference } from '../iam/compare/difference';
import { coversAction, isPattern } from '../iam/patterns';

/** An action that came or went, with the differences that say so. */
export interface Item {
  action: string;
  differences: Difference[];
}

/**
 * Each action once, by what the other document gives of it: nothing, the same on other
 * resources, or on the same ones under other conditions. Of several, the first of these.
 */
export interface Tally extends Record<Difference['elsewhere'], Item[]> {
  /** Patterns of which only what AWS may add came or went. */
  rests: string[];
}

export function tallyDifferences(differences: readonly Difference[]): Tally {
  const rests = differences.filter(({ isRest }) => isRest).map(({ action }) => action);
  const tally: Tally = { nothing: [], resources: [], conditions: [], rests: [...new Set(rests)] };
  for (const item of listItems(differences)) tally[findKind(item)].push(item);
  return tally;
}

/** Each action once, those yet to come left out. */
export function listItems(differences: readonly Difference[]): Item[] {
  const items = new Map<string, Item>();
  for (const difference of differences) {
    const { action, isRest } = difference;
    if (isRest) continue;
    const item = items.get(action) ?? { action, differences: [] };
    items.set(action, item);
    item.differences.push(difference);
  }
  return [...items.values()];
}

function findKind({ differences }: Item): Difference['elsewhere'] {
  const kinds = (['nothing', 'resources', 'conditions'] as const).filter((kind) =>
    differences.some(({ elsewhere }) => elsewhere === kind),
  );
  return kinds[0] as Difference['elsewhere'];
}

/** Takes out of two lists the actions that both have. Returns those of the first. */
export function takeShared(a: Item[], b: Item[]): Item[] {
  const isIn = (items: readonly Item[]) => {
    const names = new Set(items.map(({ action }) => action));
    return ({ action }: Item) => names.has(action);
  };
  const shared = a.filter(isIn(b));
  const isShared = isIn(shared);
  for (const list of [a, b]) list.splice(0, list.length, ...list.filter((item) => !isShared(item)));
  return shared;
}

/** How many actions items stand for: a pattern for all that IAM has of it. */
export function countActions(items: readonly Item[]): number {
  return dropInner(items).reduce(
    (sum, { differences: [first] }) => sum + Math.max(first?.actions ?? 0, 1),
    0,
  );
}

/** How many of them have an access level as their gravest. */
export function countLevel(items: readonly Item[], level: string): number {
  return dropInner(items).reduce(
    (sum, { differences: [first] }) => sum + (first?.levels[level] ?? 0),
    0,
  );
}

/** Without the actions that a pattern among them stands for too. */
function dropInner(items: readonly Item[]): Item[] {
  const patterns = items.filter(({ action }) => isPattern(action));
  return items.filter(
    (item) => !patterns.some((wide) => wide !== item && coversAction(wide.action, item.action)),
  );
}
