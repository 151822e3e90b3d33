import { expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { reconcile } from './reconcile';
import { takeSnapshot } from './snapshot';

const a = buildPolicy('A', [
  ['v1', '2021-01-10T08:00:00Z', allow('a:Old')],
  ['v2', '2021-02-10T00:00:00Z', allow('a:Late')],
  ['v3', '2021-03-10T23:59:59Z', allow('a:Never')],
  ['v4', '2021-04-10T08:00:00Z', allow(['a:Never'])],
]);
const b = buildPolicy('B', [['v1', '2021-03-01T08:00:00Z', allow('b:One')]]);
const rows = [
  buildAnnouncement('2021-03-20', 'A', { actionsNamed: ['a:Late'] }),
  buildAnnouncement('2021-02-01', null),
  // Announced, and yet older than the tracking.
  buildAnnouncement('2021-03-25', 'A', { actionsNamed: ['a:Old'] }),
];

const show = (day: string, announcements = rows) => {
  const policies = [a, b];
  const state = takeSnapshot(policies, reconcile(policies, announcements), day);
  const name = (version: { policyName: string; versionId: string }) =>
    `${version.policyName} ${version.versionId}`;
  return [
    state.defaultVersions.map(name).join(', '),
    state.announcements.map(({ announcement }) => announcement.id).join(', '),
    state.unannounced.map(({ change }) => name(change.version)).join(', '),
  ];
};

test.each<[string, string[]]>([
  ['2021-01-09', ['', '', '']],
  ['2021-01-10', ['A v1', '', '']],
  ['2021-02-01', ['A v1', '2021-02-01', '']],
  ['2021-02-10', ['A v2', '2021-02-01', 'A v2']],
  ['2021-03-09', ['A v2, B v1', '2021-02-01', 'B v1, A v2']],
  ['2021-03-10', ['A v3, B v1', '2021-02-01', 'A v3, B v1, A v2']],
  ['2021-03-19', ['A v3, B v1', '2021-02-01', 'A v3, B v1, A v2']],
  ['2021-03-20', ['A v3, B v1', '2021-03-20-A, 2021-02-01', 'A v3, B v1']],
  // The fourth version grants what the third did: nothing was owed.
  ['2021-12-31', ['A v4, B v1', '2021-03-20-A, 2021-02-01, 2021-03-25-A', 'A v3, B v1']],
])('at the end of %s', (day, state) => {
  expect(show(day)).toEqual(state);
});

test('a change of the very day on which AWS began to track counts', () => {
  const begun = [buildAnnouncement('2021-02-10', null)];
  expect(show('2021-02-10', begun)).toEqual(['A v2', '2021-02-10', 'A v2']);
});

test('a change after the last reading of AWS’s page is not unannounced, but apart', () => {
  const read = (readUntil: string, day: string) => {
    const { unannounced, afterLastRead } = takeSnapshot(
      [a, b],
      reconcile([a, b], rows, { readUntil }),
      day,
    );
    return [unannounced, afterLastRead].map((changes) =>
      changes.map(({ change: { version } }) => `${version.policyName} ${version.versionId}`),
    );
  };
  expect(read('2021-03-10', '2021-12-31')).toEqual([['B v1'], ['A v3']]);
  expect(read('2021-03-11', '2021-12-31')).toEqual([['A v3', 'B v1'], []]);
  // A row that came later is on record: on the day itself the change was unannounced.
  expect(read('2021-02-01', '2021-03-09')).toEqual([['A v2'], ['B v1']]);
});

test('a change announced under a wrong name is unannounced until the day of that row', () => {
  const policy = buildPolicy('P', [
    ['v1', '2021-03-01T08:00:00Z', allow('a:Old')],
    ['v2', '2021-03-10T08:00:00Z', allow('a:ListThings')],
  ]);
  const wrong = buildAnnouncement('2021-03-12', 'P', { actionsNamed: ['a:ListThing'] });
  const named = buildAnnouncement('2021-03-01', 'P', { actionsNamed: ['a:Old'] });
  const reconciliation = reconcile([policy], [wrong, named, buildAnnouncement('2021-02-01', null)]);
  const read = (day: string) => takeSnapshot([policy], reconciliation, day).unannounced.length;
  expect([read('2021-03-11'), read('2021-03-12')]).toEqual([1, 0]);
});

test('nothing is unannounced where AWS never said that it tracks', () => {
  expect(
    show('2021-12-31', [buildAnnouncement('2021-03-20', 'A', { actionsNamed: ['a:Late'] })]),
  ).toEqual(['A v4, B v1', '2021-03-20-A', '']);
});

test('on record, by the last tracked date', () => {
  const { policies, announcements } = loadRecord('data');
  const state = takeSnapshot(policies, reconcile(policies, announcements), '2023-03-07');
  expect(
    state.defaultVersions.map(({ policyName, versionId }) => `${policyName} ${versionId}`),
  ).toEqual([
    'AmazonConnectCampaignsServiceLinkedRolePolicy v1',
    'AmazonConnectFullAccess v2',
    'AmazonConnectReadOnlyAccess v3',
    'AmazonConnectServiceLinkedRolePolicy v8',
    'AmazonConnectVoiceIDFullAccess v1',
    'AmazonConnect_FullAccess v4',
    'CustomerProfilesServiceLinkedRolePolicy v1',
  ]);
  expect(
    state.unannounced.map(
      ({ change: { version }, state }) => `${version.policyName} ${version.versionId} ${state}`,
    ),
  ).toEqual([
    'AmazonConnectServiceLinkedRolePolicy v8 never',
    'AmazonConnectServiceLinkedRolePolicy v7 never',
  ]);
});
