import { expect, test } from 'vitest';
import { allow, buildPolicy } from '../../testing/builders';
import { listFirstAppearances } from '../history/first-appearances';
import { reconcile } from '../history/reconcile';
import { countByYear, listGrowingServices, listMostActive, listRemoved } from './activity';

const policies = [
  buildPolicy('A', [
    ['v1', '2020-02-01T00:00:00Z', allow(['s3:GetObject', 'sqs:SendMessage'])],
    ['v2', '2022-02-01T00:00:00Z', allow(['sqs:SendMessage', 's3:GetObject'])],
    ['v3', '2022-03-01T00:00:00Z', allow('s3:PutObject')],
  ]),
  buildPolicy('B', [
    ['v1', '2020-02-01T00:00:00Z', allow('s3:GetObject')],
    ['v2', '2022-04-01T00:00:00Z', allow('s3:ListBucket')],
    [
      'v3',
      '2022-05-01T00:00:00Z',
      allow(['s3:ListBucket', 's3:GetObjectAcl', 'sqs:DeleteMessage']),
    ],
  ]),
];
const { changes } = reconcile(policies, []);

test('versions are counted by year, those without an effect apart', () => {
  expect(countByYear(changes, ['2020', '2021', '2022'])).toEqual([
    { period: '2020', changed: 2, unchanged: 0 },
    { period: '2021', changed: 0, unchanged: 0 },
    { period: '2022', changed: 3, unchanged: 1 },
  ]);
});

test('policies are ordered by their changes of permissions since a day', () => {
  const found = listMostActive(changes, '2022-01-01');
  expect(found.map(({ policy, count }) => [policy.policyName, count])).toEqual([
    ['B', 2],
    ['A', 1],
  ]);
});

test('services are ordered by the actions that are new since a day', () => {
  const { actions } = listFirstAppearances(policies);
  expect(listGrowingServices(actions, '2022-01-01')).toEqual([
    { service: 's3', before: 1, added: 3 },
    { service: 'sqs', before: 1, added: 1 },
  ]);
});

test('removed policies are ordered by their last day, the newest first', () => {
  const [a, b] = policies as [(typeof policies)[number], (typeof policies)[number]];
  const removed = listRemoved([
    { ...a, deprecated: { knownBy: '2023-01-02', supersededBy: 'B' } },
    b,
    { ...b, policyName: 'C', noLongerObserved: '2024-05-06T07:08:09Z' },
  ]);
  expect(removed).toEqual([
    { policyName: 'C', day: '2024-05-06', replacement: undefined },
    { policyName: 'A', day: '2023-01-02', replacement: 'B' },
  ]);
});
