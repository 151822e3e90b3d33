import { expect, test } from 'vitest';
import { placeGroup } from './print-site';

test.each([
  [1, [0]],
  [2, [1, 0]],
  [4, [1, 2, 0, 3]],
  [8, [1, 2, 3, 4, 0, 5, 6, 7]],
])('of %i groups each comes once, the whole record late', (groups, order) => {
  expect(Array.from({ length: groups }, (_, place) => placeGroup(place, groups))).toEqual(order);
  expect(placeGroup(groups, groups)).toBeUndefined();
});
