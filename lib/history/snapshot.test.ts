import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../testing/builders';
import { loadRecord } from '../record/load';
import { reconcile } from './reconcile';
import { compareDays, type DayComparison, takeSnapshot } from './snapshot';

const a = buildPolicy('A', [
  ['v1', '2021-01-10T08:00:00Z', allow('a:Old')],
  ['v2', '2021-02-10T00:00:00Z', allow('a:Late')],
  ['v3', '2021-03-10T23:59:59Z', allow('a:Never')],
  ['v4', '2021-04-10T08:00:00Z', allow(['a:Never'])],
]);
const b = buildPolicy('B', [['v1', '2021-03-01T08:00:00Z', allow('b:One')]]);
const given = [
  buildAnnouncement('2021-03-20', 'A', { actionsNamed: ['a:Late'] }),
  buildAnnouncement('2021-02-01', null),
  // Announced, although it is older than the tracking.
  buildAnnouncement('2021-03-25', 'A', { actionsNamed: ['a:Old'] }),
];

const show = (day: string, announcements = given) => {
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
  // v4 grants the same as v3, so AWS had nothing to announce.
  ['2021-12-31', ['A v4, B v1', '2021-03-20-A, 2021-02-01, 2021-03-25-A', 'A v3, B v1']],
])('at the end of %s', (day, state) => {
  expect(show(day)).toEqual(state);
});

test('a change of the day on which AWS began to track is unannounced', () => {
  const begun = [buildAnnouncement('2021-02-10', null)];
  expect(show('2021-02-10', begun)).toEqual(['A v2', '2021-02-10', 'A v2']);
});

test('a change since AWS’s page was last read is listed separately', () => {
  const read = (readUntil: string, day: string) => {
    const { unannounced, afterLastRead } = takeSnapshot(
      [a, b],
      reconcile([a, b], given, { readUntil }),
      day,
    );
    return [unannounced, afterLastRead].map((changes) =>
      changes.map(({ change: { version } }) => `${version.policyName} ${version.versionId}`),
    );
  };
  expect(read('2021-03-10', '2021-12-31')).toEqual([['B v1'], ['A v3']]);
  expect(read('2021-03-11', '2021-12-31')).toEqual([['A v3', 'B v1'], []]);
  // A later announcement is on record: before it the change was unannounced.
  expect(read('2021-02-01', '2021-03-09')).toEqual([['A v2'], ['B v1']]);
});

test('a change announced under a wrong name is unannounced until that day', () => {
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

test('nothing is unannounced where AWS tracks no changes', () => {
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

describe('days compared', () => {
  const { policies } = loadRecord('data');
  function show(comparison: DayComparison): string {
    const { kind, policy } = comparison;
    if (kind === 'absent') return `${policy.policyName} ${kind}`;
    const before = kind === 'changed' ? `${comparison.before.versionId} → ` : '';
    return `${policy.policyName} ${kind} ${before}${comparison.after.versionId}`;
  }

  test.each<[string, string, string[]]>([
    [
      '2021-06-15',
      '2023-03-07',
      [
        'AmazonConnectCampaignsServiceLinkedRolePolicy new v1',
        'AmazonConnectFullAccess unchanged v2',
        'AmazonConnectReadOnlyAccess unchanged v3',
        'AmazonConnectServiceLinkedRolePolicy changed v4 → v8',
        'AmazonConnectSynchronizationServiceRolePolicy absent',
        'AmazonConnectVoiceIDFullAccess new v1',
        'AmazonConnect_FullAccess changed v1 → v4',
        'CustomerProfilesServiceLinkedRolePolicy new v1',
      ],
    ],
    [
      '2021-09-27',
      '2021-11-12',
      [
        'AmazonConnectCampaignsServiceLinkedRolePolicy unchanged v1',
        'AmazonConnectFullAccess unchanged v2',
        'AmazonConnectReadOnlyAccess unchanged v3',
        'AmazonConnectServiceLinkedRolePolicy changed v4 → v5',
        'AmazonConnectSynchronizationServiceRolePolicy absent',
        'AmazonConnectVoiceIDFullAccess unchanged v1',
        'AmazonConnect_FullAccess unchanged v2',
        'CustomerProfilesServiceLinkedRolePolicy absent',
      ],
    ],
  ])('from the end of %s to the end of %s, in the order of the policies', (from, to, shown) => {
    const tracked = new Set(shown.map((line) => line.split(' ')[0]));
    const known = policies.filter(({ policyName }) => tracked.has(policyName));
    expect(compareDays(known, from, to).map(show)).toEqual(shown);
  });

  test('nothing changes within a day', () => {
    const policy = policies.filter(({ policyName }) => policyName === 'AmazonConnect_FullAccess');
    expect(compareDays(policy, '2023-03-07', '2023-03-07').map(show)).toEqual([
      'AmazonConnect_FullAccess unchanged v4',
    ]);
  });

  test('the policies and versions are those of the record', () => {
    const policy = policies.filter(({ policyName }) => policyName === 'AmazonConnect_FullAccess');
    const [v1, , , v4] = policy[0]?.versions ?? [];
    expect(compareDays(policy, '2021-06-15', '2023-03-07')).toEqual([
      { kind: 'changed', policy: policy[0], before: v1, after: v4 },
    ]);
  });
});
