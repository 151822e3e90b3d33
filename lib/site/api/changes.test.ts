import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { type Reconciliation, reconcile } from '../../history/reconcile';
import { loadRecord } from '../../record/load';
import { describeChanges } from './changes';

const address = createSiteAddress('https://example.org/history/');
const tracking = buildAnnouncement('2021-01-01', null);

const policy = buildPolicy('A+B', [
  ['v2', '2021-01-01T08:00:00Z', allow(['a:One', 'a:Gone']), deny('a:Lifted')],
  [
    'v4',
    '2021-09-01T09:30:00Z',
    allow(['a:One', 'a:ListThings', 'a:Two', 'A:two'], 'x'),
    allow('a:Three'),
    deny(['a:Four', 'a:Five']),
  ],
]);

/** What an API client reads: JSON has no undefined. */
const read = (reconciliation: Reconciliation) =>
  JSON.parse(JSON.stringify(describeChanges(reconciliation, address)));

test('a change with all that it can have, and a first one', () => {
  const rows = [
    buildAnnouncement('2021-09-09', 'A+B', { actionsNamed: ['a:Three', 'a:ListThing'] }),
    buildAnnouncement('2021-09-05', 'A+B', {
      actionsNamed: ['a:Misprint'],
      deniesNamed: ['a:Four'],
    }),
    buildAnnouncement('2021-09-01', 'A+B', { actionsNamed: ['a:ListThing'] }),
    tracking,
  ];
  expect(read(reconcile([policy], rows))).toEqual({
    changes: [
      {
        policyName: 'A+B',
        versionId: 'v4',
        createDate: '2021-09-01T09:30:00Z',
        previousVersionId: 'v2',
        verdict: 'both',
        knownVerdict: 'both',
        summary:
          'Both: 3 actions more, 1 of them on all resources, none of them in IAM’s reference: a:ListThings, a:Two and a:Three; 1 action fewer on all resources, not in IAM’s reference: a:Gone; 1 action on fewer resources: a:One.',
        actionsAdded: ['a:ListThings', 'a:Two', 'a:Three'],
        actionsRemoved: ['a:Gone'],
        deniesAdded: ['a:Four', 'a:Five'],
        deniesRemoved: ['a:Lifted'],
        announced: 'part',
        readBefore: null,
        announcements: ['2021-09-09-A+B', '2021-09-05-A+B'],
        misnamedIn: ['2021-09-09-A+B', '2021-09-01-A+B'],
        unannouncedActions: ['a:One', 'a:ListThings', 'a:Two'],
        unannouncedDenies: ['a:Five'],
        url: 'https://example.org/history/policies/A%2BB/v4/',
        api: 'https://example.org/history/api/v1/policies/A%2BB/v4.json',
      },
      {
        policyName: 'A+B',
        versionId: 'v2',
        createDate: '2021-01-01T08:00:00Z',
        previousVersionId: null,
        verdict: null,
        knownVerdict: null,
        summary:
          'Oldest version on record: 2 actions allowed on all resources, none of them in IAM’s reference: a:One and a:Gone.',
        actionsAdded: ['a:One', 'a:Gone'],
        actionsRemoved: [],
        deniesAdded: ['a:Lifted'],
        deniesRemoved: [],
        announced: 'never',
        readBefore: null,
        announcements: [],
        misnamedIn: [],
        unannouncedActions: ['a:One', 'a:Gone'],
        unannouncedDenies: ['a:Lifted'],
        url: 'https://example.org/history/policies/A%2BB/v2/',
        api: 'https://example.org/history/api/v1/policies/A%2BB/v2.json',
      },
    ],
  });
});

test('a row that names a change wrongly twice is there once', () => {
  const row = buildAnnouncement('2021-09-09', 'A+B', {
    actionsNamed: ['a:ListThing', 'a:ListMyThings'],
  });
  expect(read(reconcile([policy], [row])).changes).toMatchObject([
    { misnamedIn: ['2021-09-09-A+B'], announcements: [] },
    { misnamedIn: [] },
  ]);
});

test('a change of which nothing had to be announced has nothing unannounced', () => {
  expect(read(reconcile([policy], [])).changes).toMatchObject([
    { announced: 'no-changelog', unannouncedActions: [], unannouncedDenies: [] },
    { announced: 'no-changelog', unannouncedActions: [], unannouncedDenies: [] },
  ]);
});

test.each<[string, object[], object[], string, string]>([
  [
    'more',
    [allow('a:One')],
    [allow(['a:One', 'a:Two'])],
    'wider',
    'Wider: 1 action more on all resources, not in IAM’s reference: a:Two.',
  ],
  [
    'less',
    [allow(['a:One', 'a:Two'])],
    [allow('a:One')],
    'narrower',
    'Narrower: 1 action fewer on all resources, not in IAM’s reference: a:Two.',
  ],
  [
    'a list in another order',
    [allow(['a:One', 'a:Two'])],
    [allow(['a:Two', 'a:One'])],
    'same',
    'Same access, written differently.',
  ],
])(
  'a change says what it did to access, and in a sentence: %s',
  (_, before, after, verdict, summary) => {
    const steps = buildPolicy('P', [
      ['v1', '2021-01-01T08:00:00Z', ...before],
      ['v2', '2021-02-01T08:00:00Z', ...after],
    ]);
    const [change] = read(reconcile([steps], [])).changes;
    expect([change.verdict, change.summary]).toEqual([verdict, summary]);
  },
);

test('a change so new that a row may have come since says when AWS’s page was last read', () => {
  const reconciliation = reconcile([policy], [tracking], { readUntil: '2021-09' });
  expect(read(reconciliation).changes).toMatchObject([
    { versionId: 'v4', announced: 'after-reading', readBefore: '2021-09' },
    { versionId: 'v2', announced: 'never', readBefore: null },
  ]);
});

test('nothing on record', () => {
  expect(read(reconcile([], [tracking]))).toEqual({ changes: [] });
});

describe('on record', () => {
  const { policies, announcements } = loadRecord('data');
  const { changes } = describeChanges(reconcile(policies, announcements), address);

  test('every version is there once, newest first', () => {
    const versions = policies.flatMap((policy) => policy.versions);
    const name = (version: { policyName: string; versionId: string }) =>
      `${version.policyName} ${version.versionId}`;
    expect(changes.map(name).sort()).toEqual(versions.map(name).sort());
    const instants = changes.map(({ createDate }) => createDate);
    expect(instants).toEqual([...instants].sort().reverse());
  });

  test('addresses are absolute and each its own', () => {
    const urls = changes.map(({ url }) => url);
    expect(new Set(urls).size).toBe(changes.length);
    expect(urls).toContain('https://example.org/history/policies/AmazonConnect_FullAccess/v4/');
  });

  test('a version after unobserved ones names the one before them on record', () => {
    const found = changes.find(
      ({ policyName, versionId }) =>
        policyName === 'AmazonConnectServiceLinkedRolePolicy' && versionId === 'v42',
    );
    expect(found).toMatchObject({
      previousVersionId: 'v31',
      announced: 'nothing-to-announce',
      verdict: 'same',
      knownVerdict: 'same',
      summary: 'The same document again.',
    });
  });
});
