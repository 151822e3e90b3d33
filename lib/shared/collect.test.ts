import { expect, test } from 'vitest';
import { collect } from './collect';

test.each<[string, unknown[], (item: never) => unknown, unknown[][]]>([
  ['nothing', [], (item) => item, []],
  [
    'by a text, in the order of the first ones',
    ['b', 'a', 'B'],
    (item: string) => item.toLowerCase(),
    [['b', 'B'], ['a']],
  ],
  [
    'by a list',
    [
      [1, 'x'],
      [1, 'y'],
      [1, 'x'],
    ],
    (item) => item,
    [
      [
        [1, 'x'],
        [1, 'x'],
      ],
      [[1, 'y']],
    ],
  ],
  ['a text apart from a number', ['1', 1], (item) => item, [['1'], [1]]],
])('collects %s', (_, items, keyOf, groups) => {
  expect(collect(items as never[], keyOf)).toEqual(groups);
});
