import { expect, test } from 'vitest';
import { summarizeDayComparison, summarizeSnapshot } from './snapshot';

const some = (count: number) => Array.from({ length: count }, () => ({}));

test.each<[number, number, number, string]>([
  [0, 0, 0, 'No version on record is that old.'],
  [
    1,
    0,
    0,
    '1 policy was in force. AWS’s changelog had no row by then; no change in force was still unannounced.',
  ],
  [
    3,
    1,
    1,
    '3 policies were in force. AWS’s changelog had 1 row by then; 1 change in force was still unannounced.',
  ],
  [
    3,
    8,
    2,
    '3 policies were in force. AWS’s changelog had 8 rows by then; 2 changes in force were still unannounced.',
  ],
])('%i in force, %i rows, %i unannounced', (inForce, announced, unannounced, text) => {
  expect(
    summarizeSnapshot(
      {
        defaultVersions: some(inForce),
        announcements: some(announced),
        unannounced: some(unannounced),
        afterLastRead: [],
      },
      '2022-01-01',
      '2021-06-15',
    ),
  ).toBe(text);
});

test.each<[('changed' | 'new' | 'unchanged' | 'absent')[], string]>([
  [['changed'], '1 policy changed.'],
  [
    ['changed', 'changed', 'new', 'unchanged'],
    '2 policies changed, 1 first on record and 1 stayed as they were.',
  ],
  [['absent', 'unchanged'], '1 stayed as they were and 1 had no version on record yet.'],
])('days with %j', (kinds, text) => {
  expect(summarizeDayComparison(kinds.map((kind) => ({ kind })))).toBe(text);
});

test.each([
  ['2021-06-15', '2 policies were in force. AWS kept no changelog yet.'],
  // Nothing on record says that AWS ever kept one.
  [undefined, '2 policies were in force.'],
])('of a changelog begun %s, nothing could be silent on the day before', (trackedSince, text) => {
  const state = { defaultVersions: some(2), announcements: [], unannounced: [], afterLastRead: [] };
  expect(summarizeSnapshot(state, '2021-06-14', trackedSince)).toBe(text);
});

test('changes after the last reading of AWS’s page are not counted as unannounced', () => {
  const state = {
    defaultVersions: some(2),
    announcements: some(1),
    unannounced: [],
    afterLastRead: some(1),
  };
  expect(summarizeSnapshot(state, '2022-01-01', '2021-06-15')).toBe(
    '2 policies were in force. AWS’s changelog had 1 row by then; no change in force was still unannounced. 1 change came after AWS’s page was last read.',
  );
});
