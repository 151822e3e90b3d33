import { expect, test } from 'vitest';
import { describeDayChange } from './day-changes';
import type { DatedVersion } from './overview';

/** Versions by number and verdict; a number that repeats is a default that was set back. */
function build(...steps: [number, DatedVersion['verdict']][]): DatedVersion[] {
  return steps.map(([number, verdict]) => ({
    policyName: 'P',
    versionId: `v${number}`,
    number,
    createDate: '2021-01-01T00:00:00Z',
    gives: '',
    verdict,
    chips: [{ text: `chips of v${number}`, tone: 'neutral' }],
    state: 'no-changelog',
    announced: '',
    rows: [],
  }));
}

test.each<[string, [number, DatedVersion['verdict']][], string[]]>([
  [
    'one change',
    [
      [1, 'first'],
      [2, 'both'],
    ],
    ['chips of v2'],
  ],
  [
    'only wider ones',
    [
      [1, 'first'],
      [2, 'wider'],
      [3, 'same'],
      [4, 'wider'],
    ],
    ['Wider', '3 versions'],
  ],
  [
    'only narrower ones',
    [
      [1, 'first'],
      [2, 'narrower'],
      [3, 'narrower'],
    ],
    ['Narrower', '2 versions'],
  ],
  [
    'none',
    [
      [1, 'first'],
      [2, 'same'],
      [4, 'same'],
    ],
    ['No change', '2 versions'],
  ],
  [
    'wider and narrower ones',
    [
      [1, 'first'],
      [2, 'wider'],
      [3, 'narrower'],
    ],
    ['2 versions'],
  ],
  [
    'mixed ones',
    [
      [1, 'first'],
      [2, 'both'],
      [3, 'both'],
    ],
    ['2 versions'],
  ],
  [
    'a default that was set back',
    [
      [1, 'first'],
      [2, 'wider'],
      [2, 'first'],
    ],
    ['2 versions'],
  ],
  [
    'only a default that was set back',
    [
      [2, 'first'],
      [2, 'wider'],
    ],
    ['1 version'],
  ],
])('%s', (_, steps, expected) => {
  const versions = build(...steps);
  const chips = describeDayChange(versions, versions[0], versions.at(-1) as DatedVersion);
  expect(chips.map(({ text }) => text)).toEqual(expected);
});

test('a policy without a version before is new', () => {
  const versions = build([1, 'first']);
  expect(describeDayChange(versions, undefined, versions[0] as DatedVersion)).toEqual([
    { text: 'New', tone: 'neutral' },
  ]);
});
