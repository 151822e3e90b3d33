import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { loadRecord } from '../../record/load';
import { describeChanges, describeVersion } from './changes';

const address = createSiteAddress('https://example.org/history/');

const policy = buildPolicy('A+B', [
  ['v2', '2021-01-01T08:00:00Z', allow('a:One', 'x')],
  ['v4', '2021-09-01T09:30:00Z', allow(['a:Two', 'a:Three'], 'x')],
]);
const reconciliation = reconcile(
  [policy],
  [
    buildAnnouncement('2021-09-11', 'A+B', { actionsNamed: ['a:Three'] }),
    buildAnnouncement('2021-08-31', 'A+B', { actionsNamed: ['a:Two'] }),
    buildAnnouncement('2021-01-01', null),
  ],
);

/** What an API client reads: JSON has no undefined. */
const [newer, older] = JSON.parse(
  JSON.stringify(reconciliation.changes.map((change) => describeVersion(change, address))),
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

test('a version begins as the list of changes has it', () => {
  const { changes } = describeChanges(reconciliation, address);
  expect([newer, older]).toMatchObject(changes);
});

test('a version has its document, its neighbours, its lags, and what was gained and lost', () => {
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

test('the oldest on record has no verdict, and gains all that it gives', () => {
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

test('a lag is that of the version, not of the one that its row is mostly about', () => {
  const steps = buildPolicy('P', [
    ['v1', '2021-01-01T08:00:00Z', allow('a:One')],
    ['v2', '2021-03-01T08:00:00Z', allow(['a:One', 'a:Two', 'a:Three'])],
  ]);
  const row = buildAnnouncement('2021-03-03', 'P', { actionsNamed: ['a:One', 'a:Two', 'a:Three'] });
  const lags = reconcile([steps], [row]).changes.map(
    (change) => describeVersion(change, address).lags[0]?.lagDays,
  );
  expect(lags).toEqual([2, 61]);
});

test('nothing is unobserved before a version that follows the one on record', () => {
  const [change] = reconcile(
    [buildPolicy('P', [['v1', '2021-01-01T08:00:00Z', allow('a:One')]])],
    [],
  ).changes;
  expect(change && describeVersion(change, address).unobservedBefore).toBeNull();
});

describe('on record', () => {
  const { policies, announcements } = loadRecord('data');

  test('the step that AWS announced 40 days before it was in force', () => {
    const found = reconcile(policies, announcements).changes.find(
      ({ change: { version } }) =>
        version.policyName === 'AmazonConnect_FullAccess' && version.versionId === 'v4',
    );
    const { versionId, verdict, lags, gained, lost } = describeVersion(found as never, address);
    expect({ versionId, verdict, lags, gained: gained.map(({ action }) => action), lost }).toEqual({
      versionId: 'v4',
      verdict: 'wider',
      lags: [{ announcement: '2023-01-26-AmazonConnect_FullAccess', lagDays: -40 }],
      gained: ['iam:CreateServiceLinkedRole'],
      lost: [],
    });
  });
});
