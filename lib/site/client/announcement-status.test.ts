import { expect, test } from 'vitest';
import { readAsTool } from '../../../testing/access';
import { allow, announce, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { reconcile } from '../../history/reconcile';
import type { Announcement, Policy } from '../../record/types';
import type { AccessPolicy, AccessVersion } from './access-file';
import { describeAnnouncementStatus } from './announcement-status';

const tracking = buildAnnouncement('2021-02-01', null);

/** Policies as the tools read them. */
function readPolicies(given: readonly Policy[], announcements: Announcement[]): AccessPolicy[] {
  return readAsTool(given, reconcile(given, announcements));
}

const a = buildPolicy('A', [
  ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
  ['v2', '2021-03-10T08:00:00Z', allow(['s3:Get', 's3:Put'])],
  ['v3', '2021-05-10T08:00:00Z', allow(['s3:Get', 's3:Put', 's3:One'])],
  ['v4', '2021-06-10T08:00:00Z', allow(['s3:Get', 's3:Put', 's3:One', 's3:Two'])],
]);
const later = buildPolicy('L', [
  ['v1', '2021-03-10T08:00:00Z', allow('s3:Get')],
  ['v2', '2021-04-10T08:00:00Z', allow(['s3:Get', 's3:*'])],
  ['v3', '2021-05-10T08:00:00Z', allow(['s3:Get', 's3:*', 's3:Get*'])],
]);
const policies = readPolicies(
  [a, later],
  [
    announce('2021-03-20 s3:Put', { of: 'A' }),
    announce('2021-05-10 s3:One', { of: 'A' }),
    announce('2021-06-01 s3:Two', { of: 'A' }),
    announce('2021-04-20 s3:*', { of: 'L' }),
    tracking,
  ],
);
const [unlogged] = readPolicies([a], []) as [AccessPolicy];
const first = { id: '2021-03-20-A', date: '2021-03-20' };

test.each<[string, string, string | undefined, object]>([
  [
    'A v2',
    's3:Put',
    undefined,
    { chip: { text: 'Announced 10 days late', tone: 'late' }, announcement: first },
  ],
  [
    'A v2',
    's3:Put',
    '2021-03-20',
    { chip: { text: 'Announced 10 days late', tone: 'late' }, announcement: first },
  ],
  [
    'A v2',
    's3:Put',
    '2021-03-19',
    {
      chip: { text: 'Not yet announced on this date', tone: 'never' },
      announcement: first,
      note: '10 days late',
    },
  ],
  ['A v3', 's3:One', undefined, { chip: { text: 'Announced on the day', tone: 'good' } }],
  ['A v4', 's3:Two', undefined, { chip: { text: 'Announced 9 days early', tone: 'early' } }],
  [
    'A v2',
    's3:Get',
    '2021-03-19',
    { chip: { text: 'Not named in the announcement of v2', tone: 'never' } },
  ],
  [
    'L v1',
    's3:Get',
    undefined,
    {
      chip: { text: 'Never announced', tone: 'never' },
      announcement: { id: '2021-04-20-L', date: '2021-04-20' },
      note: 'named in the announcement of v2',
    },
  ],
])('%s, %s by %s', (name, action, day, status) => {
  const [policyName, versionId] = name.split(' ');
  const policy = policies.find((each) => each.policyName === policyName) as AccessPolicy;
  const version = policy.versions.find((each) => each.versionId === versionId) as AccessVersion;
  expect(describeAnnouncementStatus(policy, version, { action, day })).toMatchObject(status);
});

test('a version before the changelog has a neutral label', () => {
  const [policy] = policies as [AccessPolicy];
  const { chip } = describeAnnouncementStatus(policy, policy.versions[0] as AccessVersion, {
    action: 's3:Get',
  });
  expect(chip?.tone).toBe('neutral');
});

test('a record without announcements has no label', () => {
  const version = unlogged.versions[0] as AccessVersion;
  expect(describeAnnouncementStatus(unlogged, version, { action: 's3:Get' })).toEqual({});
});
