import { expect, test } from 'vitest';
import { summarizeDayComparison, summarizeSnapshot } from './snapshot';

const some = (count: number) => Array.from({ length: count }, () => ({}));

const summarize = (
  [defaults, announced, unannounced, afterLastRead = 0]: number[],
  day: string,
  trackedSince: string | undefined,
) =>
  summarizeSnapshot(
    {
      defaultVersions: some(defaults as number),
      announcements: some(announced as number),
      unannounced: some(unannounced as number),
      afterLastRead: some(afterLastRead),
    },
    day,
    trackedSince,
  );

test.each<[counts: number[], string]>([
  [[0, 0, 0], 'No version on record is that old.'],
  [
    [1, 0, 0],
    '1 policy was in force. AWS’s changelog had no row by then; no change in force was still unannounced.',
  ],
  [
    [3, 1, 1],
    '3 policies were in force. AWS’s changelog had 1 row by then; 1 change in force was still unannounced.',
  ],
  [
    [3, 8, 2],
    '3 policies were in force. AWS’s changelog had 8 rows by then; 2 changes in force were still unannounced.',
  ],
  [
    [2, 1, 0, 1],
    '2 policies were in force. AWS’s changelog had 1 row by then; no change in force was still unannounced. 1 change came after AWS’s page was last read.',
  ],
])('default versions, announcements, unannounced changes and later ones: %j', (counts, text) => {
  expect(summarize(counts, '2022-01-01', '2021-06-15')).toBe(text);
});

test.each([
  ['2021-06-15', '2 policies were in force. AWS kept no changelog yet.'],
  [undefined, '2 policies were in force.'],
])('the day before AWS began to track, or without tracking: %s', (trackedSince, text) => {
  expect(summarize([2, 0, 0], '2021-06-14', trackedSince)).toBe(text);
});

test.each<[('changed' | 'new' | 'unchanged' | 'absent')[], string]>([
  [['changed'], '1 policy changed.'],
  [
    ['changed', 'changed', 'new', 'unchanged'],
    '2 policies changed, 1 first on record and 1 stayed as they were.',
  ],
  [['absent', 'unchanged'], '1 stayed as they were and 1 had no version on record yet.'],
])('a comparison of days with %j', (kinds, text) => {
  expect(summarizeDayComparison(kinds.map((kind) => ({ kind })))).toBe(text);
});
