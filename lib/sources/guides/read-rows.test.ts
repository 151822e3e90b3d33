import { describe, expect, test } from 'vitest';
import { readGuidePage } from './read-page';
import { readRows } from './read-rows';

const known = new Set(['OnePolicy', 'Two_FullAccess', 'ThreeReadOnly', 'Admin-Four']);

function read(...rows: string[]) {
  const table = `| Change | Description | Date |\n| --- | --- | --- |\n${rows.join('\n')}`;
  const { announcements, problems } = readRows(readGuidePage(table).rows, known);
  return {
    announcements: announcements.map(({ date, policyName, kind, ...more }) =>
      [
        date,
        policyName,
        kind,
        ...more.actionsNamed,
        ...(more.versionNamed === undefined ? [] : [more.versionNamed]),
        ...(more.countNamed === undefined ? [] : [more.countNamed]),
        ...(more.policiesNamed ?? []).map((name) => `with ${name}`),
      ].join(' '),
    ),
    problems: problems.map(({ line, found }) => `${line}: ${found}`),
  };
}

describe('a row is read', () => {
  test.each<[string, string, string[]]>([
    [
      'with a policy before the dash',
      '| [OnePolicy](#x) – Update to an existing policy | Added the `a:One` action\\. | June 15, 2021 |',
      ['2021-06-15 OnePolicy actions-added a:One'],
    ],
    [
      'with an escaped name',
      '| `Two\\_FullAccess` – New policy | It allows all\\. | May 11th, 2021 |',
      ['2021-05-11 Two_FullAccess policy-added'],
    ],
    [
      'for each of several policies',
      '| OnePolicy and [Two\\_FullAccess](#y) – Updated policies | Added 47 new permissions\\. | 1 March 2021 |',
      [
        '2021-03-01 OnePolicy actions-added 47 with Two_FullAccess',
        '2021-03-01 Two_FullAccess actions-added 47 with OnePolicy',
      ],
    ],
    [
      'with a policy in prose only',
      '| The service adds permissions | The `ThreeReadOnly` policy now has more\\. | JUN 10, 2021 |',
      ['2021-06-10 ThreeReadOnly actions-added'],
    ],
    [
      'with a policy in the anchor of a link only',
      '| [A policy](#awsmanpol-onepolicy) – Update | Added permissions\\. | 2023\\-3\\-01 |',
      ['2023-03-01 OnePolicy actions-added'],
    ],
    [
      'with a policy in a link of the description only',
      '| Update | See [it](https://example.org/policies/Admin-Four)\\. | Dec 16, 2022 |',
      ['2022-12-16 Admin-Four update'],
    ],
    [
      'of tracking',
      '| The service started tracking changes | About OnePolicy and others\\. | March 2, 2021 |',
      ['2021-03-02  tracking-started'],
    ],
    [
      'of tracking one policy',
      '| OnePolicy – Started tracking policy | It is a policy\\. | March 2, 2021 |',
      ['2021-03-02 OnePolicy tracking-started'],
    ],
    [
      'of a change log',
      '| Change log published | x | March 2, 2021 |',
      ['2021-03-02  tracking-started'],
    ],
    [
      'of a deprecation, without the replacement',
      '| The following policies were deprecated: | OnePolicy has been replaced by ThreeReadOnly\\. | March 2, 2021 |',
      ['2021-03-02 OnePolicy policy-deprecated'],
    ],
    [
      'with the version that it names',
      '| ThreeReadOnly – Update | It is for version 2 \\(default\\)\\. | March 2, 2021 |',
      ['2021-03-02 ThreeReadOnly update v2'],
    ],
  ])('%s', (_, row, announcements) => {
    expect(read(row)).toEqual({ announcements, problems: [] });
  });

  test('by the columns Policy, Version, Change and Date', () => {
    const table =
      '| Policy | Version | Change | Date |\n| --- | --- | --- | --- |\n' +
      '| [OnePolicy](#x) \\- Update to an existing policy | 24 | Add `a:One` permission\\. | June 1, 2021 |\n' +
      '|  |  | The service started tracking changes\\. | June 1, 2021 |';
    const { announcements } = readRows(readGuidePage(table).rows, known);
    expect(announcements).toMatchObject([
      { policyName: 'OnePolicy', versionNamed: 'v24', actionsNamed: ['a:One'] },
      { policyName: null, kind: 'tracking-started' },
    ]);
  });

  test('by the columns Policy, Change, Description and Date', () => {
    const table =
      '| Policy | Change | Description | Date |\n| --- | --- | --- | --- |\n' +
      '| OnePolicy | New policy | It allows all. | June 1, 2021 |\n' +
      '|  | The service started tracking changes | x | June 1, 2021 |';
    const { announcements } = readRows(readGuidePage(table).rows, known);
    expect(announcements).toMatchObject([
      { policyName: 'OnePolicy', kind: 'policy-added' },
      { policyName: null, kind: 'tracking-started' },
    ]);
  });
});

describe('a row is listed as a problem', () => {
  test.each<[string, string, string[], string[]]>([
    ['without a date', '| OnePolicy | More |  |', [], ['3: none']],
    ['with a date to come', '| OnePolicy | More | TBD |', [], ['3: "TBD"']],
    ['without a policy', '| Update | More | May 2, 2021 |', [], ['3: “Update”']],
    [
      'whose policy is not on record',
      '| FiveFullAccess – Update | More | May 2, 2021 |',
      [],
      ['3: FiveFullAccess'],
    ],
    [
      'whose policy is in prose and not on record',
      '| Update | `FiveFullAccess` has more | May 2, 2021 |',
      [],
      ['3: FiveFullAccess'],
    ],
    [
      'of tracking a policy that is not on record',
      '| FiveFullAccess – Started tracking policy | More | May 2, 2021 |',
      [],
      ['3: FiveFullAccess'],
    ],
    [
      'for one of its policies',
      '| OnePolicy and FiveFullAccess – Update | More | May 2, 2021 |',
      ['2021-05-02 OnePolicy update'],
      ['3: FiveFullAccess'],
    ],
  ])('%s', (_, row, announcements, problems) => {
    expect(read(row)).toEqual({ announcements, problems });
  });
});
