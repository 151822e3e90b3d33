import type { Difference } from '../iam/compare/difference';
import type { Condition } from '../iam/document';
import { getConditionsKey } from '../iam/grants';
import type { ActionItem } from './action-items';
import { hasSameTest, isAnyOf, joinConditions, readCondition } from './conditions';
import { nameExceptions } from './name-items';
import { countOf } from './wording';

const onAll = ' on all resources';

/** Whether an item is on all resources without exception. */
export function isOnAll({ differences }: ActionItem): boolean {
  return differences.some(
    ({ resource, exceptResources }) => resource === '*' && exceptResources.length === 0,
  );
}

/** ` on all resources`, with exceptions that all items share; else the empty text. */
export function describeResources(items: readonly ActionItem[]): string {
  if (items.every(isOnAll)) return onAll;
  const differences = items.flatMap((item) => item.differences);
  const exceptions = new Set(
    differences.map(({ resource, exceptResources }) =>
      resource === '*' ? JSON.stringify(exceptResources) : '',
    ),
  );
  const [first] = differences;
  if (first?.resource !== '*' || exceptions.size > 1) return '';
  return `${onAll}${nameExceptions(first.exceptResources, 'resource')}`;
}

/** ` on all resources in the same account`: the resources and conditions that all items have. */
export function describeScope(items: readonly ActionItem[]): string {
  const resources = describeResources(items);
  const condition = describeConditions(items);
  return resources === '' ? condition : `${resources}${condition.replace(/ only$/, '')}`;
}

/** Longer descriptions of conditions are left to the details. */
const maxLength = 120;

/** ` in the same account only`, ` with a condition`; empty where a difference has none. */
export function describeConditions(items: readonly ActionItem[]): string {
  const lists = items.flatMap(({ differences }) => differences.map(({ conditions }) => conditions));
  const [first = []] = lists;
  if (lists.some((each) => each.length === 0)) return '';
  if (new Set(lists.map(getConditionsKey)).size > 1) return ' with conditions';
  const phrase = joinConditions(first, 'phrase');
  if (phrase.length <= maxLength) return ` ${phrase}`;
  return first.length === 1 ? ' with a condition' : ` with ${countOf(first.length, 'condition')}`;
}

/** A change of conditions as the text before and after the actions: `restricts`, `to the same account`. */
export type ConditionChange = [before: string, after: string];

/**
 * How the conditions of actions changed that both documents allow on the same resources.
 * @param side gained: the actions were restricted more before. lost: they are restricted more now.
 */
export function describeConditionChange(
  items: readonly ActionItem[],
  side: 'gained' | 'lost',
): ConditionChange {
  const general: ConditionChange =
    side === 'gained'
      ? ['allows', 'with less restrictive conditions']
      : ['restricts', 'with more restrictive conditions'];
  const changes = items.flatMap(({ differences }) =>
    differences.map((each) => readConditionChange(each, side)),
  );
  const [first] = changes;
  const isSame = changes.every((each) => each?.join(' ') === first?.join(' '));
  return isSame && first !== undefined && first[1].length <= maxLength ? first : general;
}

function readConditionChange(
  { conditions, otherConditions }: Difference,
  side: 'gained' | 'lost',
): ConditionChange | undefined {
  if (otherConditions === undefined) return undefined;
  const own = subtractConditions(conditions, otherConditions);
  const [other, ...more] = subtractConditions(otherConditions, conditions);
  if (other === undefined || more.length > 0) return undefined;
  const [mine, ...rest] = own;
  if (mine === undefined) {
    const { limit } = readCondition(other);
    return side === 'gained' ? ['no longer restricts', limit] : ['restricts', limit];
  }
  const values = mine.values.filter((value) => !other.values.includes(value));
  if (rest.length > 0 || values.length === 0 || !areComparable(mine, other)) return undefined;
  const { phrase } = readCondition({ ...mine, values });
  return [
    side === 'gained' ? 'also allows' : 'no longer allows',
    phrase.replace(/^only | only$/g, ''),
  ];
}

function subtractConditions(from: readonly Condition[], known: readonly Condition[]): Condition[] {
  const keys = new Set(known.map((each) => getConditionsKey([each])));
  return from.filter((each) => !keys.has(getConditionsKey([each])));
}

/** Whether two conditions differ only in values, each of which satisfies them alone. */
function areComparable(a: Condition, b: Condition): boolean {
  return isAnyOf(a) && hasSameTest(a, b);
}
