import { expect, test } from 'vitest';
import { Dictionary } from './dictionary';

test('equal values have one index', () => {
  const dictionary = new Dictionary<unknown>();
  const values = ['a', ['x', 1], 'b', 'a', ['x', 1]];
  expect(values.map((value) => dictionary.findIndex(value))).toEqual([0, 1, 2, 0, 1]);
  expect(dictionary.items).toEqual(['a', ['x', 1], 'b']);
});
