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

/** An action or a pattern of actions that was added or removed, with its differences. */
export interface ActionItem {
  action: string;
  /** True for the actions that IAM does not have yet and no document names. */
  future: boolean;
  /** Patterns of actions that are not included in `action`. */
  exceptActions: readonly string[];
  differences: [Difference, ...Difference[]];
}

/**
 * Each action once, by what the other document allows of it: nothing, the action on other
 * resources, or on the same resources under other conditions. Of several, the first of these.
 */
export type ItemsByElsewhere = Record<Difference['elsewhere'], ActionItem[]>;

export function groupItems(differences: readonly Difference[]): ItemsByElsewhere {
  const groups: ItemsByElsewhere = { nothing: [], resources: [], conditions: [] };
  for (const item of listItems(differences)) groups[findElsewhere(item)].push(item);
  return groups;
}

/** Each action once; the future actions of a pattern are a separate item. */
export function listItems(differences: readonly Difference[]): ActionItem[] {
  return groupByJsonKey(differences, getItemKey).map((group) => {
    const [{ action, future, exceptActions }] = group;
    return { action, future, exceptActions, differences: group };
  });
}

function getItemKey({ action, future, exceptActions }: Omit<ActionItem, 'differences'>): string {
  return JSON.stringify([action, future, exceptActions]);
}

function findElsewhere({ differences }: ActionItem): Difference['elsewhere'] {
  return (['nothing', 'resources', 'conditions'] as const).find((value) =>
    differences.some(({ elsewhere }) => elsewhere === value),
  ) as Difference['elsewhere'];
}

/** Removes from two lists the actions that both have, and returns those of the first. */
export function takeShared(a: ActionItem[], b: ActionItem[]): ActionItem[] {
  const isIn = (items: readonly ActionItem[]) => {
    const keys = new Set(items.map(getItemKey));
    return (item: ActionItem) => keys.has(getItemKey(item));
  };
  const shared = a.filter(isIn(b));
  const isShared = isIn(shared);
  for (const list of [a, b]) list.splice(0, list.length, ...list.filter((item) => !isShared(item)));
  return shared;
}

/** How many actions items include. Those that a pattern among the items matches count once. */
export interface ActionCounts {
  /** A pattern counts as the actions that IAM has of it. */
  actions: number;
  /** Patterns that match no known action; they are not in `actions`. */
  unknown: number;
  /** By the highest access level of each action. */
  levels: Readonly<Record<string, number>>;
}

/** Counts the actions of items, without future actions. */
export function countActions(items: readonly ActionItem[]): ActionCounts {
  const counts = { actions: 0, unknown: 0, levels: {} as Record<string, number> };
  for (const { action, differences } of listOuter(items)) {
    const [{ actions, levels }] = differences;
    counts.actions += isPattern(action) ? actions : 1;
    counts.unknown += isPattern(action) && actions === 0 ? 1 : 0;
    for (const [level, count] of Object.entries(levels)) {
      counts.levels[level] = (counts.levels[level] ?? 0) + count;
    }
  }
  return counts;
}

/** The items without future actions and without those that a pattern among the items matches. */
function listOuter(items: readonly ActionItem[]): ActionItem[] {
  const whole = items.filter(({ future }) => !future);
  const placed = whole.map((item, position) => ({
    item,
    position,
    lowercase: item.action.toLowerCase(),
    // The exceptions of a pattern of one service match no action that IAM has.
    except: coversSeveralServices(item.action)
      ? item.exceptActions.map((each) => each.toLowerCase())
      : [],
  }));
  const patterns = groupPatterns(placed);
  // Of two that cover each other, such as `s3:*` and `s3:**`, one must count.
  const isInner = (each: Placed) =>
    [readService(each.lowercase), ''].some((service) =>
      patterns
        .get(service)
        ?.some(
          (wide) => covers(wide, each) && (!covers(each, wide) || wide.position < each.position),
        ),
    );
  return placed.filter((each) => !isInner(each)).map(({ item }) => item);
}

/** An item with its position in the list, and its action in lower case. */
interface Placed {
  item: ActionItem;
  position: number;
  lowercase: string;
  /** Its exceptions that count, in lower case. */
  except: readonly string[];
}

function covers(wide: Placed, inner: Placed): boolean {
  return (
    coversPattern(wide.lowercase, inner.lowercase) &&
    wide.except.every(
      (each) =>
        !patternsOverlap(each, inner.lowercase) ||
        inner.except.some((other) => coversPattern(other, each)),
    )
  );
}

/** Patterns by their service; those whose service is no literal text, by the empty text. */
function groupPatterns(placed: readonly Placed[]): Map<string, Placed[]> {
  const groups = new Map<string, Placed[]>();
  for (const each of placed.filter(({ lowercase }) => isPattern(lowercase))) {
    const service = readLiteralPrefix(each.lowercase).includes(':')
      ? readService(each.lowercase)
      : '';
    const group = groups.get(service);
    if (group === undefined) groups.set(service, [each]);
    else group.push(each);
  }
  return groups;
}
