import { describe, expect, test } from 'vitest';
import {
  allow,
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
const showRow = ({ announcement: { id } }: ReconciledAnnouncement) => id;

/** What a row got wrong as people read it; what it got right is left out. */
const show = ({
  misprintedDate,
  neverServed,
  servedByWildcard,
  repeated,
  unannounced,
  removedAccess,
  newerBelow,
}: Discrepancies) => [
  ...(misprintedDate === undefined ? [] : [`date printed as ${misprintedDate}`]),
  ...neverServed.map(({ named }) => `never served: ${showName(named)}`),
  ...servedByWildcard.map(
    ({ named, change }) => `through a wildcard of ${change.version.versionId}: ${showName(named)}`,
  ),
  ...repeated.map(
    ({ match, named, announcement }) =>
      `${match.change.version.versionId} nearer in ${showRow(announcement)}: ${named.map(showName).join(' ')}`,
  ),
  ...unannounced.map(
    ({ match, grants }) =>
      `${match.change.version.versionId} left out: ${grants.map(showName).join(' ')}`,
  ),
  ...removedAccess.map(({ change }) => `${change.version.versionId} took away`),
  ...(newerBelow === undefined ? [] : [`above ${showRow(newerBelow)}`]),
];

const readFaults = (reconciliation: Reconciliation) =>
  Object.fromEntries(
    [...findDiscrepancies(reconciliation)].map(([row, faults]) => [showRow(row), show(faults)]),
  );

/** A row under an id that is short enough to read. */
const makeRow = (id: string, date: string, more: Partial<Announcement> = {}) =>
  buildAnnouncement(date, 'P', { id, ...more });

/** Denies on another resource what it allows, so that nothing is taken away. */
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
const read = (...rows: Announcement[]) =>
  readFaults(reconcile([policy], rows, { catalog: buildKnown((action) => action === 'b:Get') }));

const whole = { actionsNamed: ['a:One', 'a:Two'] };

test('a row that is right in all but its date has no faults', () => {
  expect(read(makeRow('late', '2021-03-01', whole))).toEqual({ late: [] });
});

test('each row has its own faults, in AWS’s order', () => {
  const faults = findDiscrepancies(
    reconcile([policy], [makeRow('b', '2021-02-02', whole), makeRow('a', '2021-02-01', whole)]),
  );
  expect([...faults.keys()].map(showRow)).toEqual(['b', 'a']);
});

test('tells the date as printed, names never served and names that a wildcard gives', () => {
  const row = makeRow('row', '2021-09-01', {
    datePrinted: 'Septembre',
    actionsNamed: ['a:Three', 'b:Get', 'a:Other'],
    deniesNamed: ['a:Four', 'a:Two', 'a:Other'],
  });
  expect(read(row)).toEqual({
    row: [
      'date printed as Septembre',
      'never served: a:Other',
      'never served: deny a:Other',
      'through a wildcard of v3: b:Get',
    ],
  });
});

describe('names repeated', () => {
  test.each<[string, Announcement[], Record<string, string[]>]>([
    [
      'are those that a row nearer to the change names too',
      [
        makeRow('far', '2021-03-01', { actionsNamed: ['a:One', 'a:Two'] }),
        makeRow('near', '2021-02-02', { actionsNamed: ['a:Two', 'a:One'] }),
      ],
      { far: ['v2 nearer in near: a:One a:Two'], near: [] },
    ],
    [
      'are the names of both alone, as the farther prints them',
      [
        makeRow('near', '2021-02-02', { actionsNamed: ['A:one'] }),
        makeRow('far', '2021-01-01', { actionsNamed: ['a:Two', 'a:One'] }),
      ],
      { near: [], far: ['v2 nearer in near: a:One'] },
    ],
    [
      'are none where both name others',
      [
        makeRow('far', '2021-03-01', { actionsNamed: ['a:One'] }),
        makeRow('near', '2021-02-02', { actionsNamed: ['a:Two'] }),
      ],
      { far: [], near: [] },
    ],
    [
      'are none where both rows are as near, late and early',
      [makeRow('late', '2021-02-11', whole), makeRow('early', '2021-01-22', whole)],
      { late: [], early: [] },
    ],
    [
      'are told for each row that is nearer',
      [
        makeRow('far', '2021-03-01', whole),
        makeRow('nearer', '2021-02-11', whole),
        makeRow('near', '2021-02-01', whole),
      ],
      {
        far: ['v2 nearer in nearer: a:One a:Two', 'v2 nearer in near: a:One a:Two'],
        nearer: ['v2 nearer in near: a:One a:Two'],
        near: [],
      },
    ],
    [
      'are none where the nearer row names no action',
      [makeRow('far', '2021-03-01', whole), makeRow('near', '2021-02-02', { kind: 'update' })],
      { far: [], near: [] },
    ],
    [
      'are not those that one row says were allowed and the other denied',
      [
        makeRow('far', '2021-10-01', { actionsNamed: ['a:Three', 'a:Four'] }),
        makeRow('near', '2021-09-02', { deniesNamed: ['a:Four', 'a:Two'] }),
      ],
      { far: ['never served: a:Four'], near: [] },
    ],
    [
      'are not those either that one change allowed here and denied there',
      [
        makeRow('far', '2021-11-01', { actionsNamed: ['a:Five'] }),
        makeRow('near', '2021-10-02', { deniesNamed: ['a:Five'] }),
      ],
      { far: [], near: [] },
    ],
  ])('%s', (_, rows, faults) => {
    expect(read(...rows)).toEqual(faults);
  });

  test('are told apart by the changes that they mean', () => {
    const both = { actionsNamed: ['a:One', 'a:Two', 'a:Three'], deniesNamed: ['a:Four', 'a:Two'] };
    expect(
      read(
        makeRow('third', '2021-08-31', { ...both, actionsNamed: ['a:Three'] }),
        makeRow('both', '2021-03-01', both),
        makeRow('second', '2021-02-01', whole),
      ),
    ).toEqual({
      third: [],
      both: [
        'v3 nearer in third: a:Three deny a:Four deny a:Two',
        'v2 nearer in second: a:One a:Two',
      ],
      second: [],
    });
  });
});

describe('what was left out', () => {
  test.each<[string, Announcement[], Record<string, string[]>]>([
    [
      'is what the change brought beside the names of the row',
      [makeRow('row', '2021-02-01', { actionsNamed: ['a:Two'] })],
      { row: ['v2 left out: a:One'] },
    ],
    [
      'is told of allowed and denied ones',
      [makeRow('row', '2021-09-01', { deniesNamed: ['a:Two'] })],
      { row: ['v3 left out: a:Three deny a:Four'] },
    ],
    [
      'is told of each change that the row speaks of',
      [makeRow('row', '2021-02-01', { actionsNamed: ['a:Two', 'a:Three'] })],
      { row: ['v2 left out: a:One', 'v3 left out: deny a:Four deny a:Two'] },
    ],
    [
      'is told of every row that speaks of the change',
      [
        makeRow('one', '2021-09-01', { actionsNamed: ['a:Three'] }),
        makeRow('two', '2021-09-01', { deniesNamed: ['a:Two'] }),
      ],
      { one: ['v3 left out: deny a:Four'], two: ['v3 left out: deny a:Four'] },
    ],
    [
      'is nothing where another row names it',
      [
        makeRow('one', '2021-02-01', { actionsNamed: ['a:One'] }),
        makeRow('two', '2021-02-01', { actionsNamed: ['a:Two'] }),
      ],
      { one: [], two: [] },
    ],
    [
      'is nothing of a row that names no action',
      [makeRow('row', '2021-02-01', { kind: 'update' })],
      { row: [] },
    ],
  ])('%s', (_, rows, faults) => {
    expect(read(...rows)).toEqual(faults);
  });
});

describe('what was taken away', () => {
  const one = allow('a:One');
  const gone = { actionsNamed: ['a:Two'] };

  test.each<[string, object[][], Announcement, string[]]>([
    [
      'is told of a row of added actions alone',
      [[one], [allow('a:Two')]],
      makeRow('row', '2021-02-01', gone),
      ['v2 took away'],
    ],
    [
      'is told of a condition and of a denial, too',
      [[allow(['a:One', 'a:Three'])], [allow(['a:Two', 'a:Three']), deny('a:Three', 'x'), one]],
      makeRow('row', '2021-02-01', gone),
      ['v2 left out: deny a:Three', 'v2 took away'],
    ],
    [
      'is told of each change that the row speaks of',
      [[one], [allow('a:Two')], [allow('a:Three')]],
      makeRow('row', '2021-02-01', { actionsNamed: ['a:Two', 'a:Three'] }),
      ['v2 took away', 'v3 took away'],
    ],
    [
      'is not told of a row that speaks of an update',
      [[one], [allow('a:Two')]],
      makeRow('row', '2021-02-01', { ...gone, kind: 'update' }),
      [],
    ],
    [
      'is nothing where the change only added',
      [[one], [allow(['a:One', 'a:Two'])]],
      makeRow('row', '2021-02-01', gone),
      [],
    ],
    [
      'is nothing of a first version',
      [[allow('a:Two'), deny('a:Two', 'x')]],
      makeRow('row', '2021-01-01', gone),
      ['v1 left out: deny a:Two'],
    ],
  ])('%s', (_, versions, row, faults) => {
    const made = buildPolicy(
      'P',
      versions.map((statements, at) => [
        `v${at + 1}`,
        `2021-0${at + 1}-01T12:00:00Z`,
        ...statements,
      ]),
    );
    expect(readFaults(reconcile([made], [row]))).toEqual({ row: faults });
  });

  test.each<[string, ReconcileOptions, string[]]>([
    [
      'by what IAM has of a pattern',
      { catalog: buildCatalog({ a: { GetOne: ['Read'], GetThree: ['Read'] } }) },
      ['v2 took away'],
    ],
    ['to be nothing where no catalog knows that', {}, []],
  ])('is judged %s', (_, surroundings, faults) => {
    const made = buildPolicy('P', [
      ['v1', '2021-01-01T12:00:00Z', allow('a:Get*')],
      ['v2', '2021-02-01T12:00:00Z', allow(['a:GetOne', 'a:Two'])],
    ]);
    const row = makeRow('row', '2021-02-01', { actionsNamed: ['a:GetOne', 'a:Two'] });
    expect(readFaults(reconcile([made], [row], surroundings))).toEqual({ row: faults });
  });
});

describe('the order of the page', () => {
  test.each<[string, string[], Record<string, string[]>]>([
    ['is right newest first', ['2021-03-01', '2021-02-01'], { 0: [], 1: [] }],
    ['is right on one day', ['2021-03-01', '2021-03-01'], { 0: [], 1: [] }],
    [
      'is wrong of a row above a newer one',
      ['2021-02-01', '2021-02-02'],
      { 0: ['above 1'], 1: [] },
    ],
    [
      'is told of the next row alone',
      ['2021-02-01', '2021-01-01', '2021-03-01', '2021-04-01'],
      { 0: [], 1: ['above 2'], 2: ['above 3'], 3: [] },
    ],
  ])('%s', (_, dates, faults) => {
    const rows = dates.map((date, index) => makeRow(String(index), date, whole));
    const read = [...findDiscrepancies(reconcile([], rows))].map(([row, { newerBelow }]) => [
      showRow(row),
      newerBelow === undefined ? [] : [`above ${showRow(newerBelow)}`],
    ]);
    expect(Object.fromEntries(read)).toEqual(faults);
  });

  test('a row that speaks of no policy stands in it like any other', () => {
    const rows = [buildAnnouncement('2021-01-01', null), makeRow('row', '2021-02-01', whole)];
    expect(readFaults(reconcile([policy], rows))).toEqual({ '2021-01-01': ['above row'], row: [] });
  });
});

test('nothing announced, no faults', () => {
  expect(findDiscrepancies(reconcile([policy], []))).toEqual(new Map());
});

test('the rows on record with faults, and no other', async () => {
  const { policies, announcements } = loadRecord('data');
  const catalog = await loadCatalog();
  const faults = readFaults(reconcile(policies, announcements, { catalog }));
  expect(Object.fromEntries(Object.entries(faults).filter(([, each]) => each.length > 0))).toEqual({
    '2026-05-20-AmazonConnectServiceLinkedRolePolicy': ['v55 left out: kms:ListRetirableGrants'],
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
      'v2 nearer in 2023-11-08-AmazonConnectCampaignsServiceLinkedRolePolicy: ' +
        'connect:BatchPutContact connect:StopContact',
    ],
    '2024-07-05-AmazonConnectSynchronizationServiceRolePolicy': ['v2 took away'],
    '2023-11-17-AmazonConnectServiceLinkedRolePolicy': [
      'never served: sms:DescribePhoneNumbers',
      'never served: sms:SendTextMessage',
    ],
    '2023-09-29-AmazonConnectServiceLinkedRolePolicy': [
      'never served: wisdom:KnowledgeBases',
      'v9 left out: wisdom:UpdateContent wisdom:ListKnowledgeBases',
    ],
    '2022-02-22-AmazonConnectServiceLinkedRolePolicy': ['date printed as Februrary 22, 2022'],
    '2021-11-12-AmazonConnect_FullAccess': ['never served: profile:GetObjectTypes'],
  });
});
