import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildKnown, buildPolicy, deny } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { listNamedActions } from '../../history/match-announcements';
import { type Reconciliation, reconcile } from '../../history/reconcile';
import { loadCatalog } from '../../iam/catalog/load';
import { loadRecord } from '../../record/load';
import { describeAnnouncements } from './announcements';

const address = createSiteAddress('https://example.org/history/');

const policy = buildPolicy('A+B', [
  ['v1', '2021-01-01T08:00:00Z', allow('b:Get*')],
  ['v2', '2021-09-01T09:30:00Z', allow(['b:Get*', 'a:One', 'a:ListThings']), deny('a:Two')],
]);

/** What an API client reads: JSON has no undefined. */
const read = (reconciliation: Reconciliation, at = address) =>
  JSON.parse(JSON.stringify(describeAnnouncements(reconciliation, at)));

test('an announcement with all fields', () => {
  const row = buildAnnouncement('2021-09-05', 'A+B', {
    datePrinted: 'Septembre 5, 2021',
    gist: 'Some actions more',
    actionsNamed: ['b:GetOne', 'a:ListThing', 'a:One', 'a:Other'],
    deniesNamed: ['a:Two', 'a:Never'],
  });
  const catalog = buildKnown((action) => action === 'b:GetOne');
  expect(read(reconcile([policy], [row], { catalog }))).toEqual({
    announcements: [
      {
        id: '2021-09-05-A+B',
        date: '2021-09-05',
        datePrinted: 'Septembre 5, 2021',
        policyName: 'A+B',
        kind: 'actions-added',
        gist: 'Some actions more',
        actionsNamed: ['b:GetOne', 'a:ListThing', 'a:One', 'a:Other'],
        deniesNamed: ['a:Two', 'a:Never'],
        versions: [
          {
            versionId: 'v2',
            createDate: '2021-09-01T09:30:00Z',
            lagDays: 4,
            repeated: false,
            matchedActions: ['a:One'],
            matchedDenies: ['a:Two'],
          },
        ],
        neverServed: ['a:ListThing', 'a:Other', 'a:Never'],
        neverServedDenies: ['a:Never'],
        suggestions: [
          {
            named: 'a:ListThing',
            served: 'a:ListThings',
            versionId: 'v2',
            createDate: '2021-09-01T09:30:00Z',
            lagDays: 4,
          },
        ],
        servedByWildcard: [
          { named: 'b:GetOne', versionId: 'v2', createDate: '2021-09-01T09:30:00Z' },
        ],
        matchedBy: 'grants',
        url: 'https://example.org/history/announcements/2021-09-05-A%2BB/',
      },
    ],
  });
});

test('an announcement with only the required fields', () => {
  expect(read(reconcile([policy], [buildAnnouncement('2021-01-01', null)]))).toEqual({
    announcements: [
      {
        id: '2021-01-01',
        date: '2021-01-01',
        datePrinted: null,
        policyName: null,
        kind: 'tracking-started',
        gist: 'A row',
        actionsNamed: [],
        deniesNamed: [],
        versions: [],
        neverServed: [],
        neverServedDenies: [],
        suggestions: [],
        servedByWildcard: [],
        matchedBy: 'none',
        url: 'https://example.org/history/announcements/2021-01-01/',
      },
    ],
  });
});

test('an announcement matched by its kind has no matched actions', () => {
  const row = buildAnnouncement('2020-12-31', 'A+B', { kind: 'policy-added' });
  expect(read(reconcile([policy], [row])).announcements).toMatchObject([
    {
      matchedBy: 'kind',
      versions: [{ versionId: 'v1', lagDays: -1, matchedActions: [], matchedDenies: [] }],
    },
  ]);
});

test('nothing announced', () => {
  expect(read(reconcile([policy], []))).toEqual({ announcements: [] });
});

describe('on record', async () => {
  const { policies, announcements } = loadRecord('data');
  const catalog = await loadCatalog(
    announcements.flatMap((row) => listNamedActions(row).map(({ action }) => action)),
  );
  const rows = describeAnnouncements(
    reconcile(policies, announcements, { catalog }),
    address,
  ).announcements;

  test('every announcement is listed, in AWS’s order', () => {
    expect(rows.map(({ id }) => id)).toEqual(announcements.map(({ id }) => id));
  });

  test('an announcement of three versions has the best match first', () => {
    const row = rows.find(
      ({ id }) => id === '2024-11-18-AmazonConnectCampaignsServiceLinkedRolePolicy',
    );
    expect(
      row?.versions.map(
        ({ versionId, lagDays, matchedActions }) =>
          `${versionId} ${lagDays} ${matchedActions.length}`,
      ),
    ).toEqual(['v3 46 10', 'v2 376 2', 'v5 -577 1']);
    expect(row).toMatchObject({
      neverServed: [
        'connect:StartOutboundVoiceContact',
        'connect:GetMetricData',
        'connect:GetCurrentMetricData',
      ],
      suggestions: [],
      servedByWildcard: [],
    });
  });

  test('the suggestions are those for four misprints', () => {
    expect(
      rows.flatMap(({ suggestions }) =>
        suggestions.map(
          ({ named, served, versionId, lagDays }) =>
            `${named} for ${served} of ${versionId}, ${lagDays}`,
        ),
      ),
    ).toEqual([
      'sms:DescribePhoneNumbers for sms-voice:DescribePhoneNumbers of v14, -11',
      'sms:SendTextMessage for sms-voice:SendTextMessage of v14, -11',
      'wisdom:KnowledgeBases for wisdom:ListKnowledgeBases of v9, 2',
      'profile:GetObjectTypes for profile:GetProfileObjectType of v3, -11',
    ]);
  });
});

test('a version that an announcement only repeats is marked', () => {
  const steps = buildPolicy('P', [
    ['v1', '2021-01-01T00:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T00:00:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
  ]);
  const rows = [
    buildAnnouncement('2021-03-02', 'P', { actionsNamed: ['a:Two', 'a:Three', 'a:One'] }),
    buildAnnouncement('2021-01-02', 'P', { actionsNamed: ['a:One'] }),
  ];
  expect(read(reconcile([steps], rows)).announcements).toMatchObject([
    {
      versions: [
        { versionId: 'v2', lagDays: 1, repeated: false },
        { versionId: 'v1', lagDays: 60, repeated: true },
      ],
    },
    { versions: [{ versionId: 'v1', lagDays: 1, repeated: false }] },
  ]);
});
