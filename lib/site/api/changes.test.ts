import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { type Reconciliation, reconcile } from '../../history/reconcile';
import { loadRecord } from '../../record/load';
import type { Provenance } from '../../record/types';
import { describeChanges, describeVersion } from './changes';

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

test('a change with all fields, and a first version', () => {
  const announcements = [
    buildAnnouncement('2021-09-09', 'A+B', { actionsNamed: ['a:Three', 'a:ListThing'] }),
    buildAnnouncement('2021-09-05', 'A+B', {
      actionsNamed: ['a:Misprint'],
      deniesNamed: ['a:Four'],
    }),
    buildAnnouncement('2021-09-01', 'A+B', { actionsNamed: ['a:ListThing'] }),
    tracking,
  ];
  expect(read(reconcile([policy], announcements))).toEqual({
    changes: [
      {
        policyName: 'A+B',
        versionId: 'v4',
        createDate: '2021-09-01T09:30:00Z',
        previousVersionId: 'v2',
        verdict: 'both',
        knownVerdict: 'both',
        summary:
          'Mixed: adds a:ListThings (not in IAM’s reference), a:Two (not in IAM’s reference) and a:Three (not in IAM’s reference, on all resources); removes a:Gone (not in IAM’s reference) on all resources; allows a:One on fewer resources.',
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
        risk: [],
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
          'Oldest version on record: allows a:One and a:Gone (both not in IAM’s reference) on all resources.',
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
        risk: [],
        url: 'https://example.org/history/policies/A%2BB/v2/',
        api: 'https://example.org/history/api/v1/policies/A%2BB/v2.json',
      },
    ],
  });
});

test('an announcement with two wrong names of a change is listed once', () => {
  const announcement = buildAnnouncement('2021-09-09', 'A+B', {
    actionsNamed: ['a:ListThing', 'a:ListMyThings'],
  });
  expect(read(reconcile([policy], [announcement])).changes).toMatchObject([
    { misnamedIn: ['2021-09-09-A+B'], announcements: [] },
    { misnamedIn: [] },
  ]);
});

test('without announcements nothing is unannounced', () => {
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
    'Wider: adds a:Two (not in IAM’s reference) on all resources.',
  ],
  [
    'less',
    [allow(['a:One', 'a:Two'])],
    [allow('a:One')],
    'narrower',
    'Narrower: removes a:Two (not in IAM’s reference) on all resources.',
  ],
  [
    'a list in another order',
    [allow(['a:One', 'a:Two'])],
    [allow(['a:Two', 'a:One'])],
    'same',
    'No change: same permissions, written differently.',
  ],
])('a change has its verdict and its summary: %s', (_, before, after, verdict, summary) => {
  const steps = buildPolicy('P', [
    ['v1', '2021-01-01T08:00:00Z', ...before],
    ['v2', '2021-02-01T08:00:00Z', ...after],
  ]);
  const [change] = read(reconcile([steps], [])).changes;
  expect([change.verdict, change.summary]).toEqual([verdict, summary]);
});

test('a change after the last reading has its month', () => {
  const reconciliation = reconcile([policy], [tracking], { readUntil: '2021-09' });
  expect(read(reconciliation).changes).toMatchObject([
    { versionId: 'v4', announced: 'after-reading', readBefore: '2021-09' },
    { versionId: 'v2', announced: 'never', readBefore: null },
  ]);
});

test('nothing on record', () => {
  expect(read(reconcile([], [tracking]))).toEqual({ changes: [] });
});

const steps = buildPolicy('A+B', [
  ['v2', '2021-01-01T08:00:00Z', allow('a:One', 'x')],
  ['v4', '2021-09-01T09:30:00Z', allow(['a:Two', 'a:Three'], 'x')],
]);
const stepsReconciled = reconcile(
  [steps],
  [
    buildAnnouncement('2021-09-11', 'A+B', { actionsNamed: ['a:Three'] }),
    buildAnnouncement('2021-08-31', 'A+B', { actionsNamed: ['a:Two'] }),
    buildAnnouncement('2021-01-01', null),
  ],
);

const [newer, older] = JSON.parse(
  JSON.stringify(stepsReconciled.changes.map((change) => describeVersion(change, address))),
);

const difference = (action: string) => ({
  action,
  resource: 'x',
  conditions: [],
  accessLevel: null,
  isRest: false,
  exceptActions: [],
  exceptResources: [],
  witness: { action, resource: 'x', holds: [], fails: [] },
});

test('the file of a version begins as the list of changes', () => {
  const { changes } = describeChanges(stepsReconciled, address);
  expect([newer, older]).toMatchObject(changes);
});

test('the file of a version has its document, lags and differences', () => {
  expect(newer).toMatchObject({
    firstObserved: '2021-09-01T09:30:00Z',
    previousVersionId: 'v2',
    nextVersionId: null,
    unobservedBefore: { from: 'v3', to: 'v3' },
    verdict: 'both',
    announced: 'full',
    announcements: ['2021-09-11-A+B', '2021-08-31-A+B'],
    lags: [
      { announcement: '2021-09-11-A+B', lagDays: 10 },
      { announcement: '2021-08-31-A+B', lagDays: -1 },
    ],
    documentUrl: 'https://example.org/history/policies/A%2BB/v4/document.json',
    document: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['a:Two', 'a:Three'], Resource: 'x' }],
    },
    gained: [difference('a:Two'), difference('a:Three')],
    lost: [difference('a:One')],
    undecided: [],
  });
});

test('the oldest version on record has no verdict, and gains all its permissions', () => {
  expect(older).toMatchObject({
    previousVersionId: null,
    nextVersionId: 'v4',
    unobservedBefore: { from: 'v1', to: 'v1' },
    verdict: null,
    lags: [],
    gained: [difference('a:One')],
    lost: [],
  });
});

test('a first version has no missing version before it', () => {
  const [change] = reconcile(
    [buildPolicy('P', [['v1', '2021-01-01T08:00:00Z', allow('a:One')]])],
    [],
  ).changes;
  expect(change && describeVersion(change, address).unobservedBefore).toBeNull();
});

describe('on record', () => {
  const { policies, announcements } = loadRecord('data');
  const { changes } = describeChanges(reconcile(policies, announcements), address);

  test('every version is listed once, newest first', () => {
    const versions = policies.flatMap((policy) => policy.versions);
    const name = (version: { policyName: string; versionId: string }) =>
      `${version.policyName} ${version.versionId}`;
    expect(changes.map(name).sort()).toEqual(versions.map(name).sort());
    const instants = changes.map(({ createDate }) => createDate);
    expect(instants).toEqual([...instants].sort().reverse());
  });

  test('a version after missing ones has the previous version on record', () => {
    const found = changes.find(
      ({ policyName, versionId }) =>
        policyName === 'AmazonConnectServiceLinkedRolePolicy' && versionId === 'v42',
    );
    expect(found).toMatchObject({
      previousVersionId: 'v31',
      announced: 'nothing-to-announce',
      verdict: 'same',
      knownVerdict: 'same',
      summary: 'No change: same document as v31.',
    });
  });
});

test.each<[string, Provenance | undefined, object | null]>([
  [
    'a commit on GitHub',
    { archive: 'https://github.com/owner/name', commit: '7'.repeat(40), path: 'policies/A' },
    {
      archive: 'https://github.com/owner/name',
      commit: '7'.repeat(40),
      path: 'policies/A',
      url: `https://github.com/owner/name/blob/${'7'.repeat(40)}/policies/A`,
    },
  ],
  [
    'an endpoint',
    { endpoint: 'https://iam.amazonaws.com' },
    { endpoint: 'https://iam.amazonaws.com' },
  ],
  ['a line of a file', { file: 'a.jsonl', line: 2 }, { file: 'a.jsonl', line: 2 }],
  ['no place', undefined, null],
])('a version has %s as its provenance', (_, provenance, expected) => {
  const versions = policy.versions.map((version) => ({
    ...version,
    ...(provenance !== undefined && { provenance, sha256: '1'.repeat(64) }),
  }));
  const { changes } = reconcile([{ ...policy, versions }], []);
  const [described] = changes.map((change) => describeVersion(change, address));
  const none = { archive: null, commit: null, path: null, url: null };
  const nothing = { ...none, endpoint: null, file: null, line: null };
  expect(described?.provenance).toEqual(expected && { ...nothing, ...expected });
  expect(described?.sha256).toBe(provenance === undefined ? null : '1'.repeat(64));
});
