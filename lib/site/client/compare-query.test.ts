import { expect, test } from 'vitest';
import {
  type CompareQuery,
  findClosestNames,
  findClosestVersions,
  findDefaultId,
  readCompareQuery,
  resolveDays,
} from './compare-query';

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

const history = {
  policyName: 'P',
  versions: [
    { versionId: 'v1', createDate: '2021-01-10T08:00:00Z' },
    { versionId: 'v2', createDate: '2022-01-10T08:00:00Z' },
  ],
};

test.each<[CompareQuery, Partial<CompareQuery>]>([
  [
    { mode: 'versions', policy: 'P', from: '2021-06-01', to: 'v2' },
    { from: 'v1', to: 'v2' },
  ],
  [{ mode: 'own', policy: 'P', to: '2022-06-01' }, { to: 'v2' }],
  [{ mode: 'own', policy: 'P', to: 'v1' }, { to: 'v1' }],
  [{ mode: 'own', policy: 'P', to: '2020-06-01' }, { to: '2020-06-01' }],
  [{ mode: 'own', policy: 'Other', to: '2022-06-01' }, { to: '2022-06-01' }],
  [{ mode: 'days', from: '2021-06-01', to: '2022-06-01' }, { from: '2021-06-01' }],
])('days of %j are versions', (query, resolved) => {
  expect(resolveDays(query, [history])).toEqual({ ...query, ...resolved });
});

test('the default version is the one that was set last', () => {
  expect(findDefaultId(history)).toBe('v2');
  const back = { versionId: 'v1', firstObserved: '2023-01-01T00:00:00Z', knownFrom: ['archive'] };
  expect(findDefaultId({ ...history, defaults: [back] })).toBe('v1');
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
