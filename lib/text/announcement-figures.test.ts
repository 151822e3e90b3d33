import { expect, test } from 'vitest';
import type { Lag } from '../history/statistics';
import { describeFigures } from './announcement-figures';

const worst = { lagDays: 300 } as Lag;

test.each<[Partial<Parameters<typeof describeFigures>[0]>, string]>([
  [
    { early: 12, onTheDay: 3, late: 1400, never: 9, median: 2, worst },
    '12 changes were announced early, 3 on the day, 1,400 late and 9 never. The median is 2 days late, the longest delay 300 days.',
  ],
  [{ never: 1 }, '1 change was never announced.'],
  [
    { onTheDay: 2, never: 1, median: 0 },
    '2 changes were announced on the day and 1 never. The median is on the day.',
  ],
  [{ early: 1, median: -3 }, '1 change was announced early. The median is 3 days early.'],
  [{}, 'No change was announced, and none had to be.'],
])('figures: %j', (figures, expected) => {
  const none = { early: 0, onTheDay: 0, late: 0, never: 0, median: undefined, worst: undefined };
  expect(describeFigures({ ...none, ...figures })).toBe(expected);
});
