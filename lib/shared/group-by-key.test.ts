import { expect, test } from 'vitest';
import { groupByKey } from './group-by-key';

test('puts items of one key together, in their order', () => {
  const groups = groupByKey(['be', 'a', 'by', 'an'], ([first]) => first);
  expect([...groups]).toEqual([
    ['b', ['be', 'by']],
    ['a', ['a', 'an']],
  ]);
});
