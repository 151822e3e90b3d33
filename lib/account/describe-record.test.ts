import { expect, test } from 'vitest';
import { buildAccountRecord } from '../../testing/account';
import { allow, announce, buildAnnouncement, buildPolicy, v } from '../../testing/builders';

const policy = {
  ...buildPolicy('P', [
    v(1, allow('a:b')),
    v(2, allow(['a:b', 'a:c'])),
    v(3, allow(['a:b', 'a:c', 'a:d'])),
  ]),
  deprecated: { knownBy: '2021-05-01', supersededBy: 'Q' },
  noLongerObserved: '2021-06-01T00:00:00Z',
  defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T00:00:00Z' }],
};
const record = buildAccountRecord(
  [policy],
  [buildAnnouncement('2021-01-01', null), announce('2021-02-03 a:c')],
);

test('the record has versions with their announcements, without documents', () => {
  expect(record.policies).toEqual([
    {
      policyName: 'P',
      iamName: 'P',
      arn: null,
      defaults: policy.defaults,
      deprecated: policy.deprecated,
      noLongerObserved: policy.noLongerObserved,
      versions: [
        expect.objectContaining({ versionId: 'v1', number: 1, state: 'never', announcements: [] }),
        {
          versionId: 'v2',
          number: 2,
          createDate: '2021-02-01T00:00:00Z',
          state: 'full',
          announcements: [{ id: '2021-02-03-P', date: '2021-02-03' }],
        },
        expect.objectContaining({ versionId: 'v3', state: 'never' }),
      ],
    },
  ]);
});

test('documents are loaded by the name of the policy', async () => {
  expect(await record.loadPolicy('P')).toBe(policy);
  await expect(record.loadPolicy('Q')).rejects.toThrow('The record has no policy Q.');
});
