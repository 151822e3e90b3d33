import { expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { compareDays, type DayComparison } from './snapshot';

const { policies } = loadRecord('data');

/** A comparison as people read it: the policy, what became of it, the step. */
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
])('from the end of %s to the end of %s, UTC, in the order of the policies', (from, to, shown) => {
  const tracked = new Set(shown.map((line) => line.split(' ')[0]));
  const known = policies.filter(({ policyName }) => tracked.has(policyName));
  expect(compareDays(known, from, to).map(show)).toEqual(shown);
});

test('the ends of one day: nothing changed, though a version was made on it', () => {
  const policy = policies.filter(({ policyName }) => policyName === 'AmazonConnect_FullAccess');
  expect(compareDays(policy, '2023-03-07', '2023-03-07').map(show)).toEqual([
    'AmazonConnect_FullAccess unchanged v4',
  ]);
});

test('names the policy and the versions of the record themselves', () => {
  const policy = policies.filter(({ policyName }) => policyName === 'AmazonConnect_FullAccess');
  const [v1, , , v4] = policy[0]?.versions ?? [];
  expect(compareDays(policy, '2021-06-15', '2023-03-07')).toEqual([
    { kind: 'changed', policy: policy[0], before: v1, after: v4 },
  ]);
});

test('no policies, nothing to compare', () => {
  expect(compareDays([], '2021-06-15', '2023-03-07')).toEqual([]);
});
