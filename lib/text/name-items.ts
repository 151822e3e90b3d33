import { coversSeveralServices } from '../iam/compare/access-levels';
import { isPattern } from '../iam/patterns';
import { riskCategories } from '../risk/catalog';
import { type ActionItem, countActions } from './action-items';
import { countOf, joinWords } from './wording';

/** More actions, patterns or resources than this are counted, not named. */
export const maxNamed = 3;

/** What an action is called that IAM's reference does not have. */
export const unlisted = 'not in IAM’s reference';

/**
 * Whether an action is named even where there are many, and before others: the risk catalog has it,
 * or its access level is Permissions management.
 */
export function isSensitive(item: ActionItem): boolean {
  return rankSensitive(item) <= riskCategories.length;
}

/** Whether it is named even among actions that are only allowed more or less widely. */
function isSevere(item: ActionItem): boolean {
  const rank = rankSensitive(item);
  return rank < riskCategories.indexOf('data-access') || rank === riskCategories.length;
}

/** The items with the sensitive ones first, the most severe risk before the others. */
export function sortSensitiveFirst(items: readonly ActionItem[]): ActionItem[] {
  return items.toSorted((a, b) => rankSensitive(a) - rankSensitive(b));
}

function rankSensitive({ action, differences: [{ accessLevels, risk }] }: ActionItem): number {
  const category = (riskCategories as readonly string[]).indexOf(risk ?? '');
  if (category >= 0) return category;
  const isManaging = !isPattern(action) && accessLevels.includes('Permissions management');
  return riskCategories.length + (isManaging ? 0 : 1);
}

/** Whether an item matches actions of every service. */
export function isAllActions({ action }: Pick<ActionItem, 'action'>): boolean {
  return action === '*' || action === '*:*';
}

/** `s3:GetObject`, or `all actions except iam:*` where not all of a pattern is meant. */
export function nameItem(item: ActionItem): string {
  const { action, exceptActions } = item;
  return `${isAllActions(item) ? 'all actions' : action}${nameExceptions(exceptActions)}`;
}

/** ` except iam:* and sts:*`, ` except 4 patterns`; the empty text without exceptions. */
export function nameExceptions(patterns: readonly string[], noun = 'pattern'): string {
  if (patterns.length === 0) return '';
  return ` except ${patterns.length > maxNamed ? countOf(patterns.length, noun) : joinWords(patterns)}`;
}

/** `12 actions`, `all actions except iam:*`; patterns without known actions: `1 pattern`. */
export function countItems(items: readonly ActionItem[]): string {
  const all = items.filter(isAllActions);
  const [whole, every] = [countActions(all), countActions(items)];
  const counts: [number, string][] = [
    [every.actions - whole.actions, 'action'],
    [every.unknown - whole.unknown, 'pattern'],
  ];
  const others = counts.filter(([count]) => count > 0).map(([count, of]) => countOf(count, of));
  return [...new Set(all.map(nameItem)), joinWords(others)]
    .filter((text) => text !== '')
    .join(', and ');
}

/**
 * The items as the object of a verb: names where they are few, else their number with the
 * sensitive actions: `s3:Get and s3:Put`, `64 actions, including iam:PutRolePolicy,`.
 */
export function nameOrCount(items: readonly ActionItem[]): string {
  if (items.length <= maxNamed) return joinWords(sortSensitiveFirst(items).map(nameItem));
  const sensitive = sortSensitiveFirst(items.filter(isSevere));
  if (sensitive.length === 0) return countItems(items);
  return `${countItems(items)}, including ${joinWords(sensitive.slice(0, maxNamed).map(nameItem))},`;
}

/**
 * `future wisdom:* actions`; more than three patterns are counted.
 * @param isSentence leaves out the exceptions of one service's pattern, which are in the details.
 */
export function nameFuture(items: readonly ActionItem[], isSentence = false): string {
  const [first] = items;
  if (items.length > maxNamed)
    return `future actions that match ${countOf(items.length, 'pattern')}`;
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
