import { expect, test } from 'vitest';
import { groupLags } from './lag-buckets';

test('delays are grouped by their length, the earliest first', () => {
  const groups = groupLags([-91, -90, -8, -7, -1, 0, 0, 1, 7, 30, 31, 90, 400], 5);
  expect(groups.map(({ label, count }) => `${label}: ${count}`)).toEqual([
    'over 90 days early: 1',
    '31 to 90 days early: 1',
    '8 to 30 days early: 1',
    '1 to 7 days early: 2',
    'on the day: 2',
    '1 to 7 days late: 2',
    '8 to 30 days late: 1',
    '31 to 90 days late: 2',
    'over 90 days late: 1',
    'never announced: 5',
  ]);
});
