import { expect, test } from 'vitest';
import type { DraftPolicy } from './draft';
import { checkDefaults } from './versions';

/** v1 is created on the first of January, v2 on the first of February. */
const versions = [1, 2].map((number) => ({
  path: `policies/A/v${number}.json`,
  name: `v${number}`,
  file: {
    versionId: `v${number}`,
    createDate: `2020-0${number}-01T00:00:00Z`,
    firstObserved: `2020-0${number}-01T00:00:00Z`,
    knownFrom: ['test'],
    document: { Statement: [] } as never,
  },
}));

function list(...defaults: [versionId: string, day: string][]): string[] {
  const policy: DraftPolicy = {
    folder: 'A',
    path: 'policies/A/policy.json',
    file: {
      policyName: 'A',
      arn: null,
      kind: 'attachable',
      createDate: null,
      defaults: defaults.map(([versionId, day]) => ({
        versionId,
        firstObserved: `2020-${day}T00:00:00Z`,
      })) as never,
    },
    // v3 is invalid against its schema, which another check reports.
    versionNames: ['v1', 'v2', 'v3'],
    versions,
  };
  return checkDefaults({ guides: [], policies: [policy] }).map(
    ({ place, expected, found }) => `${place}: ${expected}; ${found}`,
  );
}

test.each<[string, [string, string][], string[]]>([
  ['none', [], []],
  [
    'one after another',
    [
      ['v1', '02-02'],
      ['v2', '02-03'],
      ['v1', '02-04'],
    ],
    [],
  ],
  ['one on the day of its version', [['v2', '02-01']], []],
  ['one of an invalid version', [['v3', '01-01']], []],
  ['one of no version', [['v4', '02-02']], ['/defaults/0/versionId: a version on record; "v4"']],
  [
    'one before its version was made',
    [['v2', '01-31']],
    [
      '/defaults/0/firstObserved: an instant not before 2020-02-01T00:00:00Z, when v2 was made; 2020-01-31T00:00:00Z',
    ],
  ],
  [
    'two of one instant',
    [
      ['v1', '02-02'],
      ['v2', '02-02'],
    ],
    ['/defaults/1/firstObserved: an instant after 2020-02-02T00:00:00Z; 2020-02-02T00:00:00Z'],
  ],
  [
    'two out of order',
    [
      ['v1', '02-03'],
      ['v2', '02-02'],
    ],
    ['/defaults/1/firstObserved: an instant after 2020-02-03T00:00:00Z; 2020-02-02T00:00:00Z'],
  ],
])('of defaults, %s', (_, defaults, expected) => {
  expect(list(...defaults)).toEqual(expected);
});

test('a policy whose file has a fault of its own is passed over', () => {
  const policy = { folder: 'A', path: 'policies/A/policy.json', versionNames: ['v1'], versions };
  expect(checkDefaults({ guides: [], policies: [policy] })).toEqual([]);
});
