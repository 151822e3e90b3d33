import { describe, expect, it, test } from 'vitest';
import { buildAccountRecord } from '../../testing/account';
import {
  allow,
  announce,
  buildAnnouncement,
  buildPolicy,
  type VersionMade,
  v,
} from '../../testing/builders';
import type { RecordedPolicy } from './account-record';
import { listChangesSince } from './policy-changes';

const get = allow('s3:GetObject');
const more = allow(['s3:GetObject', 's3:PutObject']);
const pass = allow(['s3:GetObject', 's3:PutObject', 'iam:PutRolePolicy']);

function list(versions: VersionMade[], day: string, extra: object = {}) {
  const policy = { ...buildPolicy('P', versions), ...extra };
  const record = buildAccountRecord(
    [policy],
    [buildAnnouncement('2021-01-01', null), announce('2021-02-01 s3:PutObject')],
  );
  return listChangesSince(record.policies[0] as RecordedPolicy, policy, day, record);
}

describe('since a day', () => {
  const versions = [v(1, get), v(2, more), v(3, pass)];
  it.each<[string, string | undefined, string[], string | undefined]>([
    ['2020-12-31', undefined, ['v1', 'v2', 'v3'], 'wider'],
    ['2021-01-01', 'v1', ['v2', 'v3'], 'wider'],
    ['2021-02-28', 'v2', ['v3'], 'wider'],
    ['2021-03-01', 'v3', [], undefined],
  ])('%s the versions and the net change are listed', (day, before, ids, verdict) => {
    const found = list(versions, day);
    expect(found).toMatchObject({ before, after: 'v3', isBeforeMissing: false });
    expect(found.changes.map(({ versionId }) => versionId)).toEqual(ids);
    expect(found.net?.verdict).toBe(verdict);
  });

  it('each version has its announcements, its difference and its risk', () => {
    const { changes, net } = list(versions, '2021-01-01');
    expect(changes).toMatchObject([
      {
        versionId: 'v2',
        before: 'v1',
        isSetBack: false,
        state: 'full',
        announcements: [{ date: '2021-02-01' }],
        verdict: 'wider',
        sentence: 'Adds s3:PutObject on all resources.',
        highRisk: [],
      },
      {
        versionId: 'v3',
        state: 'never',
        announcements: [],
        highRisk: [{ effect: 'opens', finding: { grade: 'unrestricted' } }],
      },
    ]);
    expect(net).toMatchObject({
      sentence: 'Adds s3:PutObject and iam:PutRolePolicy on all resources.',
      highRisk: [{ effect: 'opens' }],
    });
  });
});

test('a new policy is compared with no permissions', () => {
  const { changes, net } = list([v(1, get)], '2020-12-31');
  expect(changes[0]).toMatchObject({
    before: undefined,
    sentence: 'Allows s3:GetObject on all resources.',
  });
  expect(net?.sentence).toBe('Allows s3:GetObject on all resources.');
});

test('a new policy that allows nothing has the same permissions as none', () => {
  const { net } = list([v(1, { Effect: 'Deny', Action: 's3:*', Resource: '*' })], '2020-12-31');
  expect(net).toMatchObject({
    verdict: 'same',
    sentence: 'Same permissions, written differently.',
  });
});

test('a record that begins later is compared from its oldest version', () => {
  const found = list([v(3, get), v(5, more)], '2020-01-01');
  expect(found).toMatchObject({ before: 'v3', isBeforeMissing: true, net: { verdict: 'wider' } });
  expect(found.changes).toMatchObject([{ versionId: 'v5', missing: { from: 'v4', to: 'v4' } }]);
});

test('a default that was set back is a change without an announcement', () => {
  const defaults = [{ versionId: 'v1', firstObserved: '2021-06-01T00:00:00Z' }];
  const found = list([v(1, get), v(2, more)], '2021-01-01', { defaults });
  expect(found).toMatchObject({ before: 'v1', after: 'v1', net: { verdict: 'same' } });
  const [made, setBack] = found.changes;
  expect(made).toMatchObject({ versionId: 'v2', isSetBack: false });
  expect(setBack).toMatchObject({
    versionId: 'v1',
    before: 'v2',
    isSetBack: true,
    verdict: 'narrower',
  });
  expect(setBack).not.toHaveProperty('state');
});
