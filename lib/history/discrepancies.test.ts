import { describe, expect, test } from 'vitest';
import {
  allow,
  announce as announceByDate,
  buildAnnouncement,
  buildCatalog,
  buildKnown,
  buildPolicy,
  deny,
} from '../../testing/builders';
import { loadCatalog } from '../iam/catalog/load';
import { loadRecord } from '../record/load';
import type { Announcement } from '../record/types';
import { type Discrepancies, findDiscrepancies } from './discrepancies';
import type { NamedAction } from './match-announcements';
import { type ReconcileOptions, type Reconciliation, reconcile } from './reconcile';
import type { ReconciledAnnouncement } from './reconcile-announcement';

const showName = ({ effect, action }: NamedAction) =>
  effect === 'Deny' ? `deny ${action}` : action;
const showId = ({ announcement: { id } }: ReconciledAnnouncement) => id;

/** The discrepancies of one announcement; empty where there are none. */
const show = ({
  misprintedDate,
  neverServed,
  servedByWildcard,
  repeated,
  unannounced,
  removedAccess,
  newerBelow,
  wrongPolicy,
}: Discrepancies) => [
  ...(misprintedDate === undefined ? [] : [`date printed as ${misprintedDate}`]),
  ...neverServed.map(({ named }) => `never served: ${showName(named)}`),
  ...servedByWildcard.map(
    ({ named, change }) => `through a wildcard of ${change.version.versionId}: ${showName(named)}`,
  ),
  ...repeated.map(
    ({ match, named, announcement }) =>
      `${match.change.version.versionId} closer in ${showId(announcement)}: ${named.map(showName).join(' ')}`,
  ),
  ...unannounced.map(
    ({ match, grants }) =>
      `${match.change.version.versionId} unannounced: ${grants.map(showName).join(' ')}`,
  ),
  ...removedAccess.map(({ change }) => `${change.version.versionId} removed access`),
  ...(newerBelow === undefined ? [] : [`above ${showId(newerBelow)}`]),
  ...(wrongPolicy === undefined ? [] : [`means ${wrongPolicy.change.policy.policyName}`]),
];

const showAll = (reconciliation: Reconciliation) =>
  Object.fromEntries(
    [...findDiscrepancies(reconciliation)].map(([each, found]) => [showId(each), show(found)]),
  );

/** An announcement of P as `id 2021-02-01 a:Allowed !a:Denied`. */
function announce(text: string, more: Partial<Announcement> = {}): Announcement {
  const [id] = text.split(' ', 1) as [string];
  return announceByDate(text.slice(id.length + 1), { id, ...more });
}

/** It denies on another resource what it allows, so that no change removes access. */
const policy = buildPolicy('P', [
  ['v1', '2021-01-01T12:00:00Z', allow('b:*', 'x')],
  ['v2', '2021-02-01T12:00:00Z', allow(['b:*', 'a:One', 'a:Two'], 'x')],
  [
    'v3',
    '2021-09-01T12:00:00Z',
    allow(['b:*', 'a:One', 'a:Two', 'a:Three'], 'x'),
    deny(['a:Four', 'a:Two'], 'y'),
  ],
  [
    'v4',
    '2021-10-01T12:00:00Z',
    allow(['b:*', 'a:One', 'a:Two', 'a:Three', 'a:Five'], 'x'),
    deny(['a:Four', 'a:Two', 'a:Five'], 'y'),
  ],
]);
const readAll = (announcements: Announcement[]) =>
  showAll(
    reconcile([policy], announcements, { catalog: buildKnown((action) => action === 'b:Get') }),
  );
const read = (...texts: string[]) => readAll(texts.map((text) => announce(text)));

test('a late announcement without discrepancies has none', () => {
  expect(read('late 2021-03-01 a:One a:Two')).toEqual({ late: [] });
  expect(showAll(reconcile([policy], []))).toEqual({});
});

test('are the misprinted date, names that no version has and those that a wildcard covers', () => {
  const announcement = announce('row 2021-09-01 a:Three b:Get a:Other !a:Four !a:Two !a:Other', {
    datePrinted: 'Septembre',
  });
  expect(readAll([announcement])).toEqual({
    row: [
      'date printed as Septembre',
      'never served: a:Other',
      'never served: deny a:Other',
      'through a wildcard of v3: b:Get',
    ],
  });
});

test('an announcement whose actions belong to another policy means that one', () => {
  const policies = [
    buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', allow('a:Old')]]),
    buildPolicy('Q', [['v1', '2021-02-01T00:00:00Z', allow(['a:One', 'a:Two'])]]),
  ];
  expect(showAll(reconcile(policies, [announce('x 2021-02-03 a:One a:Two')]))).toEqual({
    x: ['never served: a:One', 'never served: a:Two', 'means Q'],
  });
});

describe('repeated names', () => {
  test.each<[string, string[], Record<string, string[]>]>([
    [
      'are those that an announcement closer to the change has too',
      ['far 2021-03-01 a:One a:Two', 'near 2021-02-02 a:Two a:One'],
      { far: ['v2 closer in near: a:One a:Two'], near: [] },
    ],
    [
      'are the names of both alone, as the farther prints them',
      ['near 2021-02-02 A:one', 'far 2021-01-01 a:Two a:One'],
      { near: [], far: ['v2 closer in near: a:One'] },
    ],
    [
      'are none where both have others',
      ['far 2021-03-01 a:One', 'near 2021-02-02 a:Two'],
      { far: [], near: [] },
    ],
    [
      'are none where both are as close, late and early',
      ['late 2021-02-11 a:One a:Two', 'early 2021-01-22 a:One a:Two'],
      { late: [], early: [] },
    ],
    [
      'are listed for each closer announcement',
      [
        'far 2021-03-01 a:One a:Two',
        'nearer 2021-02-11 a:One a:Two',
        'near 2021-02-01 a:One a:Two',
      ],
      {
        far: ['v2 closer in nearer: a:One a:Two', 'v2 closer in near: a:One a:Two'],
        nearer: ['v2 closer in near: a:One a:Two'],
        near: [],
      },
    ],
    [
      'are none where one is allowed and the other denied',
      ['far 2021-10-01 a:Three a:Four', 'near 2021-09-02 !a:Four !a:Two'],
      { far: ['never served: a:Four'], near: [] },
    ],
    [
      'are none where one change allowed and denied the action',
      ['far 2021-11-01 a:Five', 'near 2021-10-02 !a:Five'],
      { far: [], near: [] },
    ],
    [
      'are listed by change',
      [
        'third 2021-08-31 a:Three !a:Four !a:Two',
        'both 2021-03-01 a:One a:Two a:Three !a:Four !a:Two',
        'second 2021-02-01 a:One a:Two',
      ],
      {
        third: [],
        both: [
          'v3 closer in third: a:Three deny a:Four deny a:Two',
          'v2 closer in second: a:One a:Two',
        ],
        second: [],
      },
    ],
  ])('%s', (_, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });

  test('are none where the closer announcement has no actions', () => {
    const near = announce('near 2021-02-02', { kind: 'update' });
    expect(readAll([announce('far 2021-03-01 a:One a:Two'), near])).toEqual({ far: [], near: [] });
  });
});

describe('unannounced grants', () => {
  test.each<[string, string[], Record<string, string[]>]>([
    [
      'are those of the change without a name',
      ['row 2021-02-01 a:Two'],
      { row: ['v2 unannounced: a:One'] },
    ],
    [
      'are allowed and denied ones',
      ['row 2021-09-01 !a:Two'],
      { row: ['v3 unannounced: a:Three deny a:Four'] },
    ],
    [
      'are listed for each announced change',
      ['row 2021-02-01 a:Two a:Three'],
      { row: ['v2 unannounced: a:One', 'v3 unannounced: deny a:Four deny a:Two'] },
    ],
    [
      'are listed for every announcement of the change',
      ['one 2021-09-01 a:Three', 'two 2021-09-01 !a:Two'],
      { one: ['v3 unannounced: deny a:Four'], two: ['v3 unannounced: deny a:Four'] },
    ],
    [
      'are none where another announcement has the name',
      ['one 2021-02-01 a:One', 'two 2021-02-01 a:Two'],
      { one: [], two: [] },
    ],
  ])('%s', (_, texts, expected) => {
    expect(read(...texts)).toEqual(expected);
  });

  test('are none of an announcement without actions', () => {
    expect(readAll([announce('row 2021-02-01', { kind: 'update' })])).toEqual({ row: [] });
  });
});

describe('removed access', () => {
  const one = allow('a:One');
  const makePolicy = (versions: object[][]) =>
    buildPolicy(
      'P',
      versions.map((statements, index) => [
        `v${index + 1}`,
        `2021-0${index + 1}-01T12:00:00Z`,
        ...statements,
      ]),
    );

  test.each<[string, object[][], Announcement, string[]]>([
    [
      'is that of a change announced as added actions',
      [[one], [allow('a:Two')]],
      announce('row 2021-02-01 a:Two'),
      ['v2 removed access'],
    ],
    [
      'includes a condition and a denial',
      [[allow(['a:One', 'a:Three'])], [allow(['a:Two', 'a:Three']), deny('a:Three', 'x'), one]],
      announce('row 2021-02-01 a:Two'),
      ['v2 unannounced: deny a:Three', 'v2 removed access'],
    ],
    [
      'is listed for each announced change',
      [[one], [allow('a:Two')], [allow('a:Three')]],
      announce('row 2021-02-01 a:Two a:Three'),
      ['v2 removed access', 'v3 removed access'],
    ],
    [
      'is none of an update',
      [[one], [allow('a:Two')]],
      announce('row 2021-02-01 a:Two', { kind: 'update' }),
      [],
    ],
    [
      'is none where the change only added',
      [[one], [allow(['a:One', 'a:Two'])]],
      announce('row 2021-02-01 a:Two'),
      [],
    ],
    [
      'is none of a first version',
      [[allow('a:Two'), deny('a:Two', 'x')]],
      announce('row 2021-01-01 a:Two'),
      ['v1 unannounced: deny a:Two'],
    ],
  ])('%s', (_, versions, announcement, expected) => {
    const { row } = showAll(reconcile([makePolicy(versions)], [announcement]));
    expect(row).toEqual(expected);
  });

  test.each<[string, ReconcileOptions, string[]]>([
    [
      'includes an action that IAM has of a pattern',
      { catalog: buildCatalog({ a: { GetOne: ['Read'], GetThree: ['Read'] } }) },
      ['v2 removed access'],
    ],
    ['is none of a pattern of unknown actions', {}, []],
  ])('%s', (_, options, expected) => {
    const made = makePolicy([[allow('a:Get*')], [allow(['a:GetOne', 'a:Two'])]]);
    const announcement = announce('row 2021-02-01 a:GetOne a:Two');
    expect(showAll(reconcile([made], [announcement], options))).toEqual({ row: expected });
  });
});

describe('the order of the page', () => {
  test.each<[string, string[], (string | undefined)[]]>([
    ['is newest first', ['2021-03-01', '2021-02-01'], [undefined, undefined]],
    [
      'has announcements of one day in any order',
      ['2021-03-01', '2021-03-01'],
      [undefined, undefined],
    ],
    ['is wrong above a newer announcement', ['2021-02-01', '2021-02-02'], ['1', undefined]],
    [
      'depends on the next announcement alone',
      ['2021-02-01', '2021-01-01', '2021-03-01', '2021-04-01'],
      [undefined, '2', '3', undefined],
    ],
  ])('%s', (_, dates, expected) => {
    const announcements = dates.map((date, index) => announce(`${index} ${date} a:One`));
    const found = [...findDiscrepancies(reconcile([], announcements)).values()];
    expect(found.map(({ newerBelow }) => newerBelow && showId(newerBelow))).toEqual(expected);
  });

  test('is that of each guide, with announcements that several have', () => {
    const days = ['2021-02-01', '2021-03-01', '2021-01-01', '2021-02-02'];
    const [a, b, c, d] = days.map((date, index) => announce(`${index} ${date} a:One`)) as [
      Announcement,
      Announcement,
      Announcement,
      Announcement,
    ];
    const guides = [{ announcements: [a, c] }, { announcements: [b, a, d] }];
    const reconciliation = reconcile([], [a, c, b, d]);
    const found = [...findDiscrepancies(reconciliation, guides)];
    expect(
      found.map(([each, { newerBelow }]) => [showId(each), newerBelow && showId(newerBelow)]),
    ).toEqual([
      ['0', undefined],
      ['2', undefined],
      ['1', undefined],
      ['3', undefined],
    ]);
    const [first] = findDiscrepancies(reconciliation, [{ announcements: [a, d] }]).values();
    expect(first?.newerBelow && showId(first.newerBelow)).toBe('3');
  });

  test('includes an announcement without a policy', () => {
    const announcements = [
      buildAnnouncement('2021-01-01', null),
      announce('row 2021-02-01 a:One a:Two'),
    ];
    expect(readAll(announcements)).toEqual({ '2021-01-01': ['above row'], row: [] });
  });
});

test('the announcements on record with discrepancies, and no other', async () => {
  const { policies, announcements } = loadRecord('data');
  const catalog = await loadCatalog();
  const found = showAll(reconcile(policies, announcements, { catalog }));
  expect(Object.fromEntries(Object.entries(found).filter(([, each]) => each.length > 0))).toEqual({
    '2026-05-20-AmazonConnectServiceLinkedRolePolicy': ['v55 unannounced: kms:ListRetirableGrants'],
    '2025-11-18-AmazonConnectServiceLinkedRolePolicy': [
      'above 2025-11-21-AmazonConnectSynchronizationServiceRolePolicy',
    ],
    '2024-11-18-AmazonConnectServiceLinkedRolePolicy-2': [
      'above 2024-12-01-CustomerProfilesServiceLinkedRolePolicy',
    ],
    '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy': [
      'never served: connect:StartOutboundVoiceContact',
      'never served: connect:GetMetricData',
      'never served: connect:GetCurrentMetricData',
      'v2 closer in 2023-11-08-AmazonConnectCampaignsServiceLinkedRolePolicy: ' +
        'connect:BatchPutContact connect:StopContact',
    ],
    '2024-07-05-AmazonConnectSynchronizationServiceRolePolicy': ['v2 removed access'],
    '2023-11-17-AmazonConnectServiceLinkedRolePolicy': [
      'never served: sms:DescribePhoneNumbers',
      'never served: sms:SendTextMessage',
    ],
    '2023-09-29-AmazonConnectServiceLinkedRolePolicy': [
      'never served: wisdom:KnowledgeBases',
      'v9 unannounced: wisdom:UpdateContent wisdom:ListKnowledgeBases',
    ],
    '2022-02-22-AmazonConnectServiceLinkedRolePolicy': ['date printed as Februrary 22, 2022'],
    '2021-11-12-AmazonConnect_FullAccess': ['never served: profile:GetObjectTypes'],
  });
});
