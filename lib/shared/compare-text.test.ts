import { expect, test } from 'vitest';
import { compareText } from './compare-text';

test.each([
  ['a', 'b', -1],
  ['b', 'a', 1],
  ['a', 'a', 0],
  ['B', 'a', -1],
  ['v10', 'v9', -1],
])('compareText of %s and %s is %i, by code unit, the same in every locale', (a, b, order) => {
  expect(compareText(a, b)).toBe(order);
});
