import { expect, test } from 'vitest';
import { createHandOut, placeGroup } from './hand-out';

test.each([
  [1, [0]],
  [2, [1, 0]],
  [4, [1, 2, 0, 3]],
  [8, [1, 2, 3, 4, 0, 5, 6, 7]],
])('of %i groups each comes once, the whole record late', (groups, order) => {
  expect(Array.from({ length: groups }, (_, place) => placeGroup(place, groups))).toEqual(order);
  expect(placeGroup(groups, groups)).toBeUndefined();
});

test.each([
  ['a few groups', 10, false],
  ['many groups', 1_000, true],
])(
  'of %s each is handed out once, and the whole record with what was told',
  (_, groups, isAnew) => {
    const handOut = createHandOut();
    const handed: number[] = [];
    const begun = { groups, pages: 0, files: 0, bytes: 0 };
    const find = (group: number) => [{ name: String(group) }] as never;
    let { order, heir } = handOut({ ...begun, told: [] });
    for (;;) {
      expect(heir !== undefined).toBe(isAnew && heir?.group === 0);
      // One that is followed by another has nothing more to do.
      if (heir !== undefined) expect(order).toEqual({});
      const { group, told } = heir ?? order;
      if (group === undefined) break;
      if (group === 0) expect(told).toEqual(handed.flatMap(find));
      handed.push(group);
      ({ order, heir } = handOut({ ...begun, told: find(group) }));
    }
    expect(handed.toSorted((a, b) => a - b)).toEqual(Array.from({ length: groups }, (_, at) => at));
  },
);
