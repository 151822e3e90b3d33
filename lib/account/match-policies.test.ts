import { expect, test } from 'vitest';
import { buildAccountRecord } from '../../testing/account';
import { allow, buildPolicy, v } from '../../testing/builders';
import { indexPolicies, isAwsPolicy } from './match-policies';

const known = (policyName: string, arn: string | null, year = '2021') => ({
  ...buildPolicy(policyName, [['v1', `${year}-01-01T00:00:00Z`, allow('s3:Get')]]),
  iamName: policyName.replace(/~.*/, ''),
  arn,
});
const { policies } = buildAccountRecord([
  known('Renewed~2023-01-01', 'arn:aws:iam::aws:policy/Renewed', '2023'),
  known('Renewed', 'arn:aws:iam::aws:policy/Renewed'),
  known('InPath', 'arn:aws:iam::aws:policy/service-role/InPath'),
  known('China~aws-cn', 'arn:aws-cn:iam::aws:policy/China'),
  known('Ours~111122223333', 'arn:aws:iam::111122223333:policy/Ours'),
  known('Unknown', null),
]);

test.each<[string, string | undefined, string?]>([
  ['arn:aws:iam::aws:policy/service-role/InPath', 'InPath'],
  ['arn:aws:iam::aws:policy/InPath', undefined],
  ['arn:aws-us-gov:iam::aws:policy/service-role/InPath', 'InPath', 'aws-us-gov'],
  ['arn:aws-cn:iam::aws:policy/InPath', undefined],
  ['arn:aws-cn:iam::aws:policy/China', 'China~aws-cn'],
  ['arn:aws:iam::aws:policy/China', undefined],
  ['arn:aws:iam::111122223333:policy/Ours', 'Ours~111122223333'],
  ['arn:aws:iam::444455556666:policy/Ours', undefined],
  ['arn:aws:iam::aws:policy/job-function/Unknown', 'Unknown'],
  ['arn:aws-cn:iam::aws:policy/Unknown', 'Unknown', 'aws-cn'],
  ['arn:aws:iam::111122223333:policy/Unknown', undefined],
  ['arn:aws:iam::aws:policy/Renewed', 'Renewed~2023-01-01'],
  ['Renewed', undefined],
])('%s', (arn, policyName, otherPartition) => {
  const found = indexPolicies(policies)(arn);
  expect(found?.policy.policyName).toBe(policyName);
  expect(found?.otherPartition).toBe(otherPartition);
});

test.each([
  ['arn:aws:iam::aws:policy/A', true],
  ['arn:aws-us-gov:iam::aws:policy/x/A', true],
  ['arn:aws:iam::111122223333:policy/A', false],
  ['A', false],
])('%s is of AWS: %s', (arn, expected) => {
  expect(isAwsPolicy(arn)).toBe(expected);
});

test('versions of the record are oldest first', () => {
  const [policy] = buildAccountRecord([
    buildPolicy('P', [v(1, allow('a:b')), v(2, allow('a:c'))]),
  ]).policies;
  expect(policy?.versions.map(({ versionId }) => versionId)).toEqual(['v1', 'v2']);
});
