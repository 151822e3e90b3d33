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

test.each([1, 2, 10])(
  'of %i groups each is handed out once, and the whole record to a new process with what was told',
  (groups) => {
    const handOut = createHandOut();
    const handed: number[] = [];
    const report = { groups, pages: 0, files: 0, bytes: 0, told: [] };
    const find = (group: number) => [{ name: String(group) }] as never;
    let { order, heir } = handOut(report);
    for (;;) {
      const { group, told } = heir ?? order;
      if (group === undefined) break;
      // One that has printed is followed by another, and has nothing more to do.
      expect(heir !== undefined).toBe(group === 0 && handed.length > 0);
      if (heir !== undefined) expect(order).toEqual({});
      if (group === 0) expect(told).toEqual(handed.flatMap(find));
      handed.push(group);
      ({ order, heir } = handOut({ ...report, files: 1, told: find(group) }));
    }
    expect(handed.toSorted((a, b) => a - b)).toEqual([...Array(groups).keys()]);
  },
);
