import { expect, test } from 'vitest';
import { findNear, findNearVersions } from './near';

const names = [
  'AmazonConnect_FullAccess',
  'AmazonConnectFullAccess',
  'AmazonConnectReadOnlyAccess',
];
const actions = [
  'cloudwatch:PutMetricData',
  'cloudwatch:PutMetricAlarm',
  'iam:PassRole',
  'iam:GetRole',
];

test.each<[string, string[], string[]]>([
  ['amazonconect_fullaccess', names, ['AmazonConnect_FullAccess', 'AmazonConnectFullAccess']],
  ['cloudwatch:PutMetricDta', actions, ['cloudwatch:PutMetricData', 'cloudwatch:PutMetricAlarm']],
  ['passrole', actions, ['iam:PassRole']],
  ['zzzzzz', actions, []],
  ['x', ['iam', 's3', 's3'], ['s3']],
])('near %s', (name, known, near) => {
  expect(findNear(name, known)).toEqual(near);
});

test('no more than asked for', () => {
  expect(findNear('amazonconnect', names, 1)).toHaveLength(1);
});

test.each<[string, string[]]>([
  ['v40', ['v42', 'v35', 'v53']],
  ['40', ['v42', 'v35', 'v53']],
  ['v99', ['v53', 'v42', 'v35']],
  ['newest', ['v53', 'v42', 'v35']],
])('versions near %s', (id, near) => {
  expect(findNearVersions(id, ['v2', 'v4', 'v35', 'v42', 'v53'])).toEqual(near);
});
