import {
  accessLevelOrder,
  coversSeveralServices,
  isWholeService,
  sortLevels,
} from '../iam/compare/access-levels';
import type { Difference } from '../iam/compare/difference';
import { isPattern } from '../iam/patterns';
import { type ActionItem, countActions, countLevel, countUnknown, listItems } from './action-items';
import { countOf, joinWords } from './wording';

/** More actions, patterns or resources than this are counted, not named. */
export const maxNamed = 3;

const inReference = 'in IAM’s reference';
/** What an action is called that IAM's reference does not have. */
export const unlisted = `not ${inReference}`;

/** How many actions were added or removed, on whatever resources; future actions do not count. */
export function countDifferences(differences: readonly Difference[]): string {
  const known = listItems(differences).filter(({ future }) => !future);
  return known.length > 0 ? countItems(known) : 'no action that IAM has';
}

/** `385 actions, 236 Write, 149 Read`: all that a document allows, each at its highest level. */
export function describeGiven(given: readonly Difference[]): string {
  if (given.length === 0) return 'nothing';
  const items = listItems(given);
  const counts = accessLevelOrder.map((level) => [level, countLevel(items, level)]);
  return [countDifferences(given), listLevelCounts(Object.fromEntries(counts))]
    .filter((text) => text !== '')
    .join(', ');
}

/** `235 Write, 81 Read`, the highest first: how many actions have each level as their highest. */
export function listLevelCounts(counts: Readonly<Record<string, number>>): string {
  return sortLevels(Object.keys(counts))
    .filter((level) => counts[level] !== 0)
    .map((level) => `${counts[level]} ${level}`)
    .join(', ');
}

/** `2 actions under looser conditions: s3:Get and s3:Put`; empty without actions. */
export function describeFew(items: readonly ActionItem[], words: string): string[] {
  if (items.length === 0) return [];
  return [`${countItems(items)} ${words}${nameFew(items.filter((item) => !isAllActions(item)))}`];
}

const verbs = { allowed: 'allows', more: 'adds', fewer: 'removes' };

/** `18 actions more on all resources, 9 of them Write`; access to all actions comes first. */
export function describeItems(items: readonly ActionItem[], word: keyof typeof verbs): string[] {
  const some = items.filter((item) => !isAllActions(item));
  return [
    ...items.filter(isAllActions).map((item) => describeAll(item, verbs[word])),
    ...(some.length > 0 ? [describeSome(some, word)] : []),
  ];
}

/** `adds near-administrator access: all actions except iam:*, on all resources`. */
function describeAll(item: ActionItem, verb: string): string {
  const resources = describeResources([item]);
  const condition = item.differences.every(isConditioned) ? ' under a condition' : '';
  if (resources === '') return `${verb} ${nameItem(item)} on some resources${condition}`;
  const isPartial = item.exceptActions.length > 0 || resources !== onAll;
  const access = `${isPartial ? 'near-' : ''}administrator access${condition}`;
  return `${verb} ${access}: ${nameItem(item)}${isPartial ? ',' : ''}${resources}`;
}

function describeSome(items: readonly ActionItem[], word: string): string {
  const parts = [
    `${countItems(items)} ${word}${describeScope(items)}`,
    ...describeLevels(items),
    ...describeWholes(items),
  ];
  const names = items.some(({ action }) => isWholeService(action)) ? '' : nameFew(items);
  return `${parts.join(', ')}${names}`;
}

/**
 * `future wisdom:* actions`; more than three patterns are counted.
 * @param isSentence leaves out the exceptions of one service's pattern, which stand in the details.
 */
export function nameFuture(items: readonly ActionItem[], isSentence = false): string {
  const [first] = items;
  if (items.length > maxNamed) return `future actions of ${countOf(items.length, 'pattern')}`;
  if (items.length === 1 && first !== undefined && isAllActions(first)) {
    return `future actions of all services${nameExceptions(first.exceptActions)}`;
  }
  const names = items.map(({ action, exceptActions }) =>
    (coversSeveralServices(action) || !isSentence) && exceptActions.length > 0
      ? `${action} (${nameExceptions(exceptActions).trim()})`
      : action,
  );
  return `future ${joinWords([...new Set(names)])} actions`;
}

/** ` except iam:* and sts:*`, ` except 4 patterns`; the empty text without exceptions. */
export function nameExceptions(patterns: readonly string[], noun = 'pattern'): string {
  if (patterns.length === 0) return '';
  return ` except ${patterns.length > maxNamed ? countOf(patterns.length, noun) : joinWords(patterns)}`;
}

/** Whether an item matches actions of every service. */
export function isAllActions({ action }: Pick<ActionItem, 'action'>): boolean {
  return action === '*' || action === '*:*';
}

/** `12 actions`, `all actions except iam:*`; patterns without known actions: `1 pattern`. */
function countItems(items: readonly ActionItem[]): string {
  const all = items.filter(isAllActions);
  const counts: [number, string][] = [
    [countActions(items), 'action'],
    [countUnknown(items) - countUnknown(all), 'pattern'],
  ];
  const others = counts.filter(([count]) => count > 0).map(([count, of]) => countOf(count, of));
  return [...new Set(all.map(nameItem)), joinWords(others)]
    .filter((text) => text !== '')
    .join(', and ');
}

function countAll(items: readonly ActionItem[]): number {
  return countActions(items) + countUnknown(items);
}

function isConditioned({ conditions }: Difference): boolean {
  return conditions.length > 0;
}

function describeScope(items: readonly ActionItem[]): string {
  const condition = items.every(({ differences }) => differences.every(isConditioned))
    ? ' under a condition'
    : '';
  const resources = describeResources(items);
  if (resources !== '') return `${resources}${condition}`;
  const count = countAll(items.filter(isOnAll));
  return `${condition}${count > 0 ? `, ${count} of them on all resources` : ''}`;
}

const onAll = ' on all resources';

function isOnAll({ differences }: ActionItem): boolean {
  return differences.some(
    ({ resource, exceptResources }) => resource === '*' && exceptResources.length === 0,
  );
}

/** ` on all resources`, with exceptions that all items share; else the empty text. */
function describeResources(items: readonly ActionItem[]): string {
  if (countAll(items.filter(isOnAll)) === countAll(items)) return onAll;
  const differences = items.flatMap((item) => item.differences);
  const exceptions = new Set(
    differences.map(({ resource, exceptResources }) =>
      resource === '*' ? JSON.stringify(exceptResources) : '',
    ),
  );
  const [first] = differences;
  if (first === undefined || first.resource !== '*' || exceptions.size > 1) return '';
  return `${onAll}${nameExceptions(first.exceptResources, 'resource')}`;
}

/** How many actions have one of the two highest levels, and how many have none. */
function describeLevels(items: readonly ActionItem[]): string[] {
  const parts = [
    ...(['Permissions management', 'Write'] as const).map((level) => ({
      level: level as string,
      count: countLevel(items, level),
    })),
    { level: unlisted, count: countActions(items.filter(isUnlisted)) },
  ].filter(({ count }) => count > 0);
  const [first] = parts;
  if (first === undefined) return [];
  if (first.count === countAll(items)) {
    if (first.count === 1) return [first.level];
    return [
      first.level === unlisted ? `none of them ${inReference}` : `all of them ${first.level}`,
    ];
  }
  const counts = parts.map(
    ({ level, count }, index) => `${count}${index === 0 ? ' of them' : ''} ${level}`,
  );
  return [joinWords(counts)];
}

function isUnlisted({ action, differences: [{ accessLevels }] }: ActionItem): boolean {
  return !isPattern(action) && accessLevels.length === 0;
}

function describeWholes(items: readonly ActionItem[]): string[] {
  const wholes = items.filter(({ action }) => isWholeService(action));
  if (wholes.length === 0) return [];
  if (wholes.length > maxNamed) return [`with all of ${wholes.length} services`];
  return [`with all of ${joinWords(wholes.map(nameItem))}`];
}

function nameFew(items: readonly ActionItem[]): string {
  const isFew = items.length > 0 && items.length <= maxNamed;
  return isFew ? `: ${joinWords(items.map(nameItem))}` : '';
}

/** `s3:GetObject`, or `all actions except iam:*` where not all of a pattern is meant. */
function nameItem(item: ActionItem): string {
  const { action, exceptActions } = item;
  return `${isAllActions(item) ? 'all actions' : action}${nameExceptions(exceptActions)}`;
}
