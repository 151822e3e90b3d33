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
  [[1, 0, 0], '1 policy had a default version. AWS had published no announcements.'],
  [
    [3, 1, 1],
    '3 policies had a default version. AWS had published 1 announcement; 1 change was not announced yet.',
  ],
  [
    [3, 8, 2],
    '3 policies had a default version. AWS had published 8 announcements; 2 changes were not announced yet.',
  ],
  [
    [3, 8, 0],
    '3 policies had a default version. AWS had published 8 announcements, which cover every permission change since 2021-06-15.',
  ],
  [
    [2, 1, 0, 1],
    '2 policies had a default version. AWS had published 1 announcement, which covers every permission change since 2021-06-15 up to the last check of its page. 1 change is newer than the last check of AWS’s page.',
  ],
])('default versions, announcements, unannounced changes and later ones: %j', (counts, text) => {
  expect(summarize(counts, '2022-01-01', '2021-06-15')).toBe(text);
});

test.each([
  ['2021-06-15', '2 policies had a default version. AWS did not list changes yet.'],
  [undefined, '2 policies had a default version.'],
])('the day before AWS began to track, or without tracking: %s', (trackedSince, text) => {
  expect(summarize([2, 0, 0], '2021-06-14', trackedSince)).toBe(text);
});

test.each<[('changed' | 'new' | 'unchanged' | 'absent')[], string]>([
  [['changed'], '1 policy changed.'],
  [
    ['changed', 'changed', 'new', 'unchanged'],
    '2 policies changed, 1 is new and 1 did not change.',
  ],
  [['absent', 'unchanged'], '1 policy did not change and 1 did not exist yet.'],
])('a comparison of days with %j', (kinds, text) => {
  expect(summarizeDayComparison(kinds.map((kind) => ({ kind })))).toBe(text);
});
