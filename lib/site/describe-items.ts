import type { Difference } from '../iam/compare/difference';
import { isWholeService, isYetToCome, levels, sortLevels } from '../iam/compare/seriousness';
import { countActions, countLevel, countUnknown, type Item, listItems } from './tally';
import { countOf, joinWords } from './wording';

/** More actions than this are counted and not named. */
export const mostNamed = 3;

/** How many actions came or went, on whatever resources. */
export function countDifferences(differences: readonly Difference[]): string {
  const [named, rests] = splitItems(listItems(differences));
  if (named.length > 0) return countItems(named);
  return rests.every(isYetToCome) ? 'only actions yet to come' : 'only the rest of a pattern';
}

/** `385 actions, 236 Write, 149 Read`: all that a document gives, each at its gravest level. */
export function describeGiven(given: readonly Difference[]): string {
  if (given.length === 0) return 'nothing';
  const items = listItems(given);
  const counts = levels.map((level) => [level, countLevel(items, level)]);
  return [countDifferences(given), listLevelCounts(Object.fromEntries(counts))]
    .filter((text) => text !== '')
    .join(', ');
}

/** `235 Write, 81 Read`, the gravest first: how many actions have each level as their gravest. */
export function listLevelCounts(counts: Readonly<Record<string, number>>): string {
  return sortLevels(Object.keys(counts))
    .filter((level) => counts[level] !== 0)
    .map((level) => `${counts[level]} ${level}`)
    .join(', ');
}

/** What some actions have, `2 actions under looser conditions`; none without actions. */
export function describeFew(items: readonly Item[], words: string): string[] {
  if (items.length === 0) return [];
  const [named, rests] = splitItems(items);
  const subjects = [countItems(named), describeRests(rests)].filter((text) => text !== '');
  return [`${joinWords(subjects)} ${words}${nameFew(named)}`];
}

/** `18 actions more on all resources, 9 of them Write, and whatever AWS adds to wisdom:*`. */
export function describeItems(items: readonly Item[], word: string): string | undefined {
  const [named, rests] = splitItems(items);
  const lost = word === 'fewer' ? 'no longer ' : '';
  if (named.length === 0) return rests.length > 0 ? describeRests(rests, lost) : undefined;
  const parts = [
    `${countItems(named)} ${word}${describeScope(named)}`,
    ...describeLevels(named),
    ...describeWholes(named),
  ];
  const names = named.some(({ action }) => isWholeService(action)) ? '' : nameFew(named);
  return `${parts.join(', ')}${names}${describeRests(rests, `, and ${lost}`)}`;
}

function splitItems(items: readonly Item[]): [named: Item[], rests: Item[]] {
  return [items.filter(({ isRest }) => !isRest), items.filter(({ isRest }) => isRest)];
}

function describeRests(rests: readonly Item[], before = ''): string {
  const coming = rests.filter(isYetToCome);
  const others = rests.filter((item) => !isYetToCome(item));
  const parts = [
    ...(coming.length > 0 ? [`whatever AWS adds to ${nameItems(coming)}`] : []),
    ...(others.length > 0 ? [`whatever else is in ${nameItems(others)}`] : []),
  ];
  return parts.length > 0 ? `${before}${joinWords(parts)}` : '';
}

/** `12 actions`; what is not known of a pattern is no number of actions: `1 pattern`. */
function countItems(items: readonly Item[]): string {
  const counts: [number, string][] = [
    [countActions(items), 'action'],
    [countUnknown(items), 'pattern'],
  ];
  return joinWords(counts.filter(([count]) => count > 0).map(([count, of]) => countOf(count, of)));
}

function countAll(items: readonly Item[]): number {
  return countActions(items) + countUnknown(items);
}

function describeScope(items: readonly Item[]): string {
  const isOnAll = ({ differences }: Item) =>
    differences.some(
      ({ resource, exceptResources }) => resource === '*' && exceptResources.length === 0,
    );
  const isConditioned = ({ differences }: Item) =>
    differences.every(({ conditions }) => conditions.length > 0);
  const count = countAll(items.filter(isOnAll));
  const condition = items.every(isConditioned) ? ' under a condition' : '';
  if (count === countAll(items)) return ` on all resources${condition}`;
  return `${condition}${count > 0 ? `, ${count} of them on all resources` : ''}`;
}

/** How many are of the two levels that matter most. */
function describeLevels(items: readonly Item[]): string[] {
  const parts = (['Permissions management', 'Write'] as const)
    .map((level) => ({ level, count: countLevel(items, level) }))
    .filter(({ count }) => count > 0);
  const [first] = parts;
  if (first === undefined) return [];
  if (first.count === countAll(items)) {
    return [first.count === 1 ? first.level : `all of them ${first.level}`];
  }
  const counts = parts.map(
    ({ level, count }, index) => `${count}${index === 0 ? ' of them' : ''} ${level}`,
  );
  return [joinWords(counts)];
}

function describeWholes(items: readonly Item[]): string[] {
  const wholes = items.filter(({ action }) => isWholeService(action));
  if (wholes.length === 0) return [];
  if (wholes.length > mostNamed) return [`with all of ${wholes.length} services`];
  return [`with all of ${joinWords(wholes.map(nameItem))}`];
}

function nameItems(items: readonly Item[]): string {
  return items.length > mostNamed
    ? countOf(items.length, 'pattern')
    : joinWords(items.map(nameItem));
}

function nameFew(items: readonly Item[]): string {
  const isFew = items.length > 0 && items.length <= mostNamed;
  return isFew ? `: ${joinWords(items.map(nameItem))}` : '';
}

/** `s3:GetObject`, or `* but iam:*` where a NotAction leaves something out. */
function nameItem({ action, differences: [{ exceptActions }] }: Item): string {
  if (exceptActions.length === 0) return action;
  return `${action} but ${
    exceptActions.length > mostNamed
      ? countOf(exceptActions.length, 'pattern')
      : joinWords(exceptActions)
  }`;
}
