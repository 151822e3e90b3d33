import { expect, test } from 'vitest';
import { findClosestNames, findClosestVersions, readCompareQuery } from './compare-query';

test.each<[string, unknown]>([
  ['', undefined],
  ['to=v4', undefined],
  ['policy=P', undefined],
  ['policy=P&from=v2', undefined],
  ['policy=P&from=&to=v4', { mode: 'own', policy: 'P', to: 'v4' }],
  ['policy=P&to=v4', { mode: 'own', policy: 'P', to: 'v4' }],
  ['policy=P&from=v2&to=v4', { mode: 'versions', policy: 'P', from: 'v2', to: 'v4' }],
  ['from=2022-01-01&to=2024-01-01', { mode: 'days', from: '2022-01-01', to: '2024-01-01' }],
  ['from=2022-01-01', undefined],
])('?%s', (query, question) => {
  expect(readCompareQuery(new URLSearchParams(query))).toEqual(question);
});

test('a page that knows no query yet is asked nothing', () => {
  expect(readCompareQuery(undefined)).toBeUndefined();
});

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
  expect(findClosestNames(name, known)).toEqual(near);
});

test('no more than asked for', () => {
  expect(findClosestNames('amazonconnect', names, 1)).toHaveLength(1);
});

test.each<[string, string[]]>([
  ['v40', ['v42', 'v35', 'v53']],
  ['40', ['v42', 'v35', 'v53']],
  ['v99', ['v53', 'v42', 'v35']],
  ['newest', ['v53', 'v42', 'v35']],
])('versions near %s', (id, near) => {
  expect(findClosestVersions(id, ['v2', 'v4', 'v35', 'v42', 'v53'])).toEqual(near);
});
