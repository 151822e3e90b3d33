import { expect, test } from 'vitest';
import { compareText, groupByJsonKey, groupByKey, groupRuns } from './collections';

test('groupByKey groups items in the order of their keys', () => {
  const groups = groupByKey(['be', 'a', 'by', 'an'], ([first]) => first);
  expect([...groups]).toEqual([
    ['b', ['be', 'by']],
    ['a', ['a', 'an']],
  ]);
});

test.each<[string, unknown[], (item: never) => unknown, unknown[][]]>([
  ['nothing', [], (item) => item, []],
  ['by text', ['b', 'a', 'B'], (item: string) => item.toLowerCase(), [['b', 'B'], ['a']]],
  ['by equal lists', [['x'], ['y'], ['x']], (item) => item, [[['x'], ['x']], [['y']]]],
  ['text apart from a number', ['1', 1], (item) => item, [['1'], [1]]],
])('groupByJsonKey groups %s', (_, items, keyOf, groups) => {
  expect(groupByJsonKey(items as never[], keyOf)).toEqual(groups);
});

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['B', 'a', -1],
  ['v10', 'v9', -1],
])('compareText of %s and %s is %i', (a, b, order) => {
  expect(compareText(a, b)).toBe(order);
});

test('items are split into runs', () => {
  const isEven = (item: number) => item % 2 === 0;
  expect(groupRuns([2, 4, 1, 6], isEven)).toEqual([[2, 4], [1], [6]]);
  expect(groupRuns([], isEven)).toEqual([]);
});
