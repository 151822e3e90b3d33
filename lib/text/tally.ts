import { coversSeveralServices } from '../iam/compare/access-levels';
import type { Difference } from '../iam/compare/difference';
import {
  coversPattern,
  isPattern,
  patternsOverlap,
  readLiteralPrefix,
  readService,
} from '../iam/patterns';
import { groupByJsonKey } from '../shared/collections';

/** An action, or a pattern of actions, that was added or removed, with its differences. */
export interface Item {
  action: string;
  /** True where only actions that neither IAM has nor a document names are meant. */
  future: boolean;
  /** Patterns of `action` that are not meant. */
  exceptActions: readonly string[];
  differences: [Difference, ...Difference[]];
}

/**
 * Each action once, by what the other document gives of it: nothing, the same on other
 * resources, or on the same ones under other conditions. Of several, the first of these.
 */
export type Tally = Record<Difference['elsewhere'], Item[]>;

export function tallyDifferences(differences: readonly Difference[]): Tally {
  const tally: Tally = { nothing: [], resources: [], conditions: [] };
  for (const item of listItems(differences)) tally[findKind(item)].push(item);
  return tally;
}

/** Each action once; the future actions of a pattern are an item of their own. */
export function listItems(differences: readonly Difference[]): Item[] {
  return groupByJsonKey(differences, keyItem).map((alike) => {
    const [{ action, future, exceptActions }] = alike;
    return { action, future, exceptActions, differences: alike };
  });
}

function keyItem({ action, future, exceptActions }: Omit<Item, 'differences'>): string {
  return JSON.stringify([action, future, exceptActions]);
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
    const keys = new Set(items.map(keyItem));
    return (item: Item) => keys.has(keyItem(item));
  };
  const shared = a.filter(isIn(b));
  const isShared = isIn(shared);
  for (const list of [a, b]) list.splice(0, list.length, ...list.filter((item) => !isShared(item)));
  return shared;
}

/** How many actions items stand for: a pattern for all that IAM has of it. */
export function countActions(items: readonly Item[]): number {
  return sum(items, ({ action, actions }) => (isPattern(action) ? actions : 1));
}

/** How many of them are patterns of which no action is known. */
export function countUnknown(items: readonly Item[]): number {
  return sum(items, ({ action, actions }) => (isPattern(action) && actions === 0 ? 1 : 0));
}

/** How many actions have an access level as their gravest. */
export function countLevel(items: readonly Item[], level: string): number {
  return sum(items, ({ levels }) => levels[level] ?? 0);
}

/** Leaves out future actions, and actions that a pattern among the items matches. */
function sum(items: readonly Item[], count: (first: Difference) => number): number {
  const whole = items.filter(({ future }) => !future);
  const placed = whole.map((item, place) => ({
    item,
    place,
    folded: item.action.toLowerCase(),
    // The exceptions of a pattern of one service are no actions that IAM has.
    except: coversSeveralServices(item.action)
      ? item.exceptActions.map((each) => each.toLowerCase())
      : [],
  }));
  const patterns = groupPatterns(placed);
  // Two that cover one another, such as `s3:*` and `s3:**`, must not both be left out.
  const isInner = (each: Placed) =>
    [readService(each.folded), ''].some((service) =>
      patterns
        .get(service)
        ?.some((wide) => covers(wide, each) && (!covers(each, wide) || wide.place < each.place)),
    );
  return placed
    .filter((each) => !isInner(each))
    .reduce((total, { item }) => total + count(item.differences[0]), 0);
}

/** An item with its place in the list, and its action in lower case. */
interface Placed {
  item: Item;
  place: number;
  folded: string;
  /** Its exceptions that count, in lower case. */
  except: readonly string[];
}

function covers(wide: Placed, inner: Placed): boolean {
  return (
    coversPattern(wide.folded, inner.folded) &&
    wide.except.every(
      (each) =>
        !patternsOverlap(each, inner.folded) ||
        inner.except.some((other) => coversPattern(other, each)),
    )
  );
}

/** Patterns by their service where they write it out, so that they cover no other; the rest by none. */
function groupPatterns(placed: readonly Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed.filter(({ folded }) => isPattern(folded))) {
    const service = readLiteralPrefix(each.folded).includes(':') ? readService(each.folded) : '';
    const group = groups.get(service);
    if (group === undefined) groups.set(service, [each]);
    else group.push(each);
  }
  return groups;
}
