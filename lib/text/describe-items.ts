import { isWholeService, sortLevels } from '../iam/compare/access-levels';
import type { Difference } from '../iam/compare/difference';
import { isPattern } from '../iam/patterns';
import { type ActionItem, countActions, groupItems, listItems } from './action-items';
import { describeConditions, describeResources, describeScope, isOnAll } from './describe-scope';
import {
  countItems,
  isAllActions,
  isSensitive,
  maxNamed,
  nameItem,
  sortSensitiveFirst,
  unlisted,
} from './name-items';
import { countOf, joinWords } from './wording';

/** How many actions were added or removed, on whatever resources; future actions do not count. */
export function countDifferences(differences: readonly Difference[]): string {
  const known = listItems(differences).filter(({ future }) => !future);
  return known.length > 0 ? countItems(known) : 'no existing action';
}

/** `53 actions, 64 on more resources`: the same, by what the other document allows of the actions. */
export function countByKind(differences: readonly Difference[], side: 'gained' | 'lost'): string {
  const groups = groupItems(differences.filter(({ future }) => !future));
  const isMore = side === 'gained';
  const words = {
    nothing: '',
    resources: isMore ? ' on more resources' : ' on fewer resources',
    conditions: isMore ? ' less restricted' : ' restricted',
  };
  const kinds = (['nothing', 'resources', 'conditions'] as const).filter(
    (kind) => groups[kind].length > 0,
  );
  const counts = kinds.map((kind) => `${countItems(groups[kind])}${words[kind]}`);
  return counts.length > 0 ? counts.join(', ') : 'no existing action';
}

/** `385 actions, 236 Write, 149 Read`: all that a document allows, each at its highest level. */
export function describeGiven(given: readonly Difference[]): string {
  if (given.length === 0) return 'nothing';
  return [countDifferences(given), listLevels(given)].filter((text) => text !== '').join(', ');
}

/** `235 Write, 81 Read`: the actions of differences by their highest access level. */
export function listLevels(differences: readonly Difference[]): string {
  return listLevelCounts(countActions(listItems(differences)).levels);
}

/** `235 Write, 81 Read`, the highest first: how many actions have each level as their highest. */
export function listLevelCounts(counts: Readonly<Record<string, number>>): string {
  return sortLevels(Object.keys(counts))
    .filter((level) => counts[level] !== 0)
    .map((level) => `${(counts[level] as number).toLocaleString('en-US')} ${level}`)
    .join(', ');
}

type Verb = 'allows' | 'adds' | 'removes';

/**
 * Actions that the other document does not allow at all: `adds 18 actions (9 Write) on all
 * resources`, `removes s3:Get on all resources`. Access to all actions comes first.
 */
export function describeItems(items: readonly ActionItem[], verb: Verb): string[] {
  const some = items.filter((item) => !isAllActions(item));
  const describeSome = some.length > maxNamed ? describeMany : describeFew;
  return [
    ...items.filter(isAllActions).map((item) => describeAll(item, verb)),
    ...(some.length > 0 ? [`${verb} ${describeSome(some)}`] : []),
  ];
}

/** `adds near-administrator access: all actions except iam:*, on all resources`. */
function describeAll(item: ActionItem, verb: Verb): string {
  const resources = describeResources([item]);
  const condition = describeConditions([item]);
  if (resources === '') return `${verb} ${nameItem(item)} on some resources${condition}`;
  const isPartial = item.exceptActions.length > 0 || !isOnAll(item);
  const access = `${isPartial ? 'near-' : ''}administrator access${condition}`;
  return `${verb} ${access}: ${nameItem(item)}${isPartial ? ',' : ''}${resources}`;
}

/** `s3:GetObject and s3:PutObject (Write) on all resources`. */
function describeFew(items: readonly ActionItem[]): string {
  const isPart = describeResources(items) === '';
  const label = (item: ActionItem) =>
    [labelItem(item), isPart && isOnAll(item) ? 'on all resources' : '']
      .filter((text) => text !== '')
      .join(', ');
  return `${nameLabeled(sortSensitiveFirst(items), label)}${describeScope(items)}`;
}

/** `s3:Put and sns:Publish (both Write)`, `s3:Get and s3:Put (Write)`. */
function nameLabeled(items: readonly ActionItem[], label: (item: ActionItem) => string): string {
  const labels = new Set(items.map(label));
  const [first = ''] = labels;
  if (items.length > 1 && labels.size === 1 && first !== '' && !items.some(isPatternItem)) {
    return `${joinWords(items.map(nameItem))} (${items.length === 2 ? 'both' : 'all'} ${first})`;
  }
  return joinWords(
    items.map((item) =>
      label(item) === '' ? nameItem(item) : `${nameItem(item)} (${label(item)})`,
    ),
  );
}

/** `53 actions (26 Write) in the same account only, including iam:PutRolePolicy (Permissions management)`. */
function describeMany(items: readonly ActionItem[]): string {
  const sensitive = sortSensitiveFirst(items.filter(isSensitive)).slice(0, maxNamed);
  // Otherwise the level is counted.
  const isComplete = countLabel(items, highestLevel) === countLabel(sensitive, highestLevel);
  const names = [
    ...nameWholes(items),
    ...(sensitive.length > 0 ? [nameLabeled(sensitive, isComplete ? labelHighest : () => '')] : []),
  ];
  const levels = notable
    .filter((level) => level !== highestLevel || !isComplete)
    .map((level) => ({ words: level, count: countLabel(items, level) }));
  // A list of several names already contains "and".
  const separator = sensitive.length > 1 ? ', ' : ' and ';
  const including = names.length > 0 ? `, including ${names.join(separator)}` : '';
  const parts = listParts([...levels, ...describePart(items)], countAll(items));
  return `${countItems(items)}${parts}${describeScope(items)}${including}`;
}

const highestLevel = 'Permissions management';

/** The label of an action of the highest level, which sentences count otherwise. */
function labelHighest({ differences: [{ accessLevels }] }: ActionItem): string {
  return accessLevels.includes(highestLevel) ? highestLevel : '';
}

/** The labels that sentences have; lower access levels are left to the details. */
const notable = [highestLevel, 'Write', unlisted];

/** The number of actions with a notable label. */
function countLabel(items: readonly ActionItem[], label: string): number {
  if (label !== unlisted) return countActions(items).levels[label] ?? 0;
  return countActions(items.filter((item) => labelItem(item) === unlisted)).actions;
}

/** `Write`, `2 actions, 1 Write` of a pattern; the empty text for lower levels. */
function labelItem(item: ActionItem): string {
  const { action, differences } = item;
  const [{ actions, levels, accessLevels }] = differences;
  if (isPattern(action)) {
    if (actions === 0) return '';
    const counts = notable.map((level) => ({ level, count: levels[level] ?? 0 }));
    const parts = counts.filter(({ count }) => count > 0);
    return [
      countOf(actions, 'action'),
      ...parts.map(({ level, count }) => `${count} ${level}`),
    ].join(', ');
  }
  if (accessLevels.length === 0) return unlisted;
  const [level = ''] = sortLevels(accessLevels);
  return notable.includes(level) ? level : '';
}

function isPatternItem({ action }: ActionItem): boolean {
  return isPattern(action);
}

function countAll(items: readonly ActionItem[]): number {
  const { actions, unknown } = countActions(items);
  return actions + unknown;
}

interface Part {
  words: string;
  count: number;
}

/** How many are on all resources, where some are. */
function describePart(items: readonly ActionItem[]): Part[] {
  if (describeResources(items) !== '') return [];
  return [{ words: 'on all resources', count: countAll(items.filter(isOnAll)) }];
}

/** ` (26 Write, 2 on all resources)`, ` (all Write)`; empty where no part has a count. */
function listParts(parts: readonly Part[], total: number): string {
  const some = parts.filter(({ count }) => count > 0);
  const all = some
    .filter(({ count }) => count === total)
    .map(({ words }) => (words === unlisted ? 'none in IAM’s reference' : `all ${words}`));
  const counts = some
    .filter(({ count }) => count !== total)
    .map(({ words, count }) => `${count} ${words}`);
  return some.length > 0 ? ` (${[...all, ...counts].join(', ')})` : '';
}

/** `all of a:* and b:*`; more than three services are counted. */
function nameWholes(items: readonly ActionItem[]): string[] {
  const wholes = items.filter(({ action }) => isWholeService(action));
  if (wholes.length === 0) return [];
  if (wholes.length > maxNamed) return [`all of ${wholes.length} services`];
  return [`all of ${joinWords(wholes.map(nameItem))}`];
}
