import { describe, expect, test } from 'vitest';
import { allow, buildPolicy, deny } from '../../testing/builders';
import { loadRecord } from '../record/load';
import type { Version } from '../record/types';
import {
  type AccessPeriod,
  findClosestAllowedDay,
  listAllowedPeriods,
  listAnnouncementsOf,
  listDeniedPeriods,
  listPolicyAccess,
} from './who-allowed';

const policy = buildPolicy('P', [
  ['v2', '2021-01-10T08:00:00Z', allow('s3:*')],
  ['v3', '2021-02-10T08:00:00Z', allow('ec2:*'), allow('s3:*')],
  ['v4', '2021-03-10T08:00:00Z', allow(['s3:GetObject', 's3:Put*'])],
  ['v5', '2021-04-10T08:00:00Z', allow('ec2:*')],
  ['v8', '2021-05-10T08:00:00Z', allow('s3:GetObject', 'a'), deny('s3:Put*')],
  ['v11', '2021-06-10T08:00:00Z', allow('ec2:*')],
  ['v12', '2021-07-10T08:00:00Z', allow('s3:GetObject')],
  ['v13', '2021-07-10T09:00:00Z', allow('ec2:*')],
  ['v14', '2021-08-10T08:00:00Z', allow('s3:GetObject')],
]);

const show = ({
  versions,
  until,
  mayBeginEarlier,
  mayEndEarlier,
  scopes,
}: AccessPeriod<{ versionId: string }>) =>
  [
    mayBeginEarlier ? '?' : '',
    versions.map(({ versionId }) => versionId).join('+'),
    ` to ${mayEndEarlier ? '?' : ''}${until?.versionId ?? 'now'}`,
    `: ${scopes.map((each) => `${each.resource.patterns.join()} ${each.versions[0].versionId}-${each.until?.versionId ?? 'now'}`).join(', ')}`,
  ].join('');

test('periods, their scopes, and missing versions', () => {
  expect(listAllowedPeriods(policy, 's3:GetObject').map(show)).toEqual([
    // Neither a wildcard replaced by a name nor a moved statement ends a scope.
    '?v2+v3+v4 to v5: * v2-v5',
    '?v8 to ?v11: a v8-v11',
    'v12 to v13: * v12-v13',
    'v14 to now: * v14-now',
  ]);
  expect(listAllowedPeriods(policy, 'sqs:Send')).toEqual([]);
  // The statements of the newest version of the period.
  expect(listAllowedPeriods(policy, 's3:GetObject')[0]?.statements).toMatchObject([
    { statement: 0, by: 'name' },
  ]);
});

describe('each scope of an action', () => {
  const tagged = { Condition: { StringEquals: { 'iam:AWSServiceName': 'a' } } };
  const scoped = buildPolicy('S', [
    ['v1', '2021-01-10T08:00:00Z', allow('iam:Create', '*', tagged)],
    [
      'v2',
      '2021-02-10T08:00:00Z',
      allow('iam:Create', '*', tagged),
      allow('iam:Create', ['r', 's']),
    ],
    // The same grants in other statements, and one more.
    [
      'v3',
      '2021-03-10T08:00:00Z',
      allow('iam:*', 's'),
      allow(['iam:Create', 'iam:Get'], ['r', '*'], tagged),
      allow('iam:Create', 'r'),
    ],
  ]);
  const showScope = ({
    resource,
    conditions,
    versions,
    until,
  }: AccessPeriod<Version>['scopes'][number]) =>
    `${resource.patterns.join()}${conditions.length > 0 ? ' if' : ''} ${versions[0].versionId}-${until?.versionId ?? 'now'}`;

  test('has its own period, which other statements do not restart', () => {
    const [period] = listAllowedPeriods(scoped, 'iam:Create');
    expect(period?.versions.map(({ versionId }) => versionId)).toEqual(['v1', 'v2', 'v3']);
    expect(period?.scopes.map(showScope)).toEqual([
      '* if v1-now',
      'r v2-now',
      's v2-now',
      'r if v3-now',
    ]);
  });

  test('is found for the version of a day, with its own start', () => {
    const on = (day: string) =>
      listPolicyAccess([scoped], 'iam:Create', day)[0]?.onDay?.scopes.map(showScope);
    expect(on('2021-01-15')).toEqual(['* if v1-now']);
    expect(on('2021-02-15')).toEqual(['* if v1-now', 'r v2-now', 's v2-now']);
  });

  test('extends beyond a period in which another statement denied the action', () => {
    const denied = buildPolicy('D', [
      ['v1', '2021-01-10T08:00:00Z', allow('s3:Get')],
      ['v2', '2021-02-10T08:00:00Z', allow('s3:Get'), deny('s3:*')],
      ['v3', '2021-03-10T08:00:00Z', allow('s3:Get'), deny('s3:*', 'a')],
    ]);
    expect(listAllowedPeriods(denied, 's3:Get').map(show)).toEqual([
      'v1 to v2: * v1-now',
      'v3 to now: * v1-now, a v3-now',
    ]);
    expect(listDeniedPeriods(denied, 's3:Get').map(show)).toEqual(['v2 to v3: * v1-now, * v2-v3']);
  });

  test('on record: iam:CreateServiceLinkedRole for Customer Profiles came with v4', () => {
    const { policies } = loadRecord('data');
    const full = policies.filter(({ policyName }) => policyName === 'AmazonConnect_FullAccess');
    const [answer] = listPolicyAccess(full, 'iam:CreateServiceLinkedRole', '2026-06-19');
    const showOn = (scope: AccessPeriod<Version>['scopes'][number]) =>
      `${showScope(scope)} ${scope.conditions.flatMap(({ values }) => values).join()}`;
    const scopes = [
      '* if v1-now connect.amazonaws.com',
      'arn:aws:iam::*:role/aws-service-role/profile.amazonaws.com/* if v4-now profile.amazonaws.com',
    ];
    expect(answer?.onDay?.scopes.map(showOn)).toEqual(scopes);
    expect(answer?.allowed.map(({ versions }) => versions[0].versionId)).toEqual(['v1']);
    expect(answer?.allowed[0]?.scopes.map(showOn)).toEqual(scopes);
  });
});

test('denied periods are those in which no part of the action is allowed', () => {
  const denying = buildPolicy('D', [
    ['v1', '2021-01-10T08:00:00Z', allow('ec2:*')],
    ['v2', '2021-02-10T08:00:00Z', allow('s3:*'), deny('s3:Get*')],
    ['v5', '2021-03-10T08:00:00Z', deny('s3:*')],
    ['v6', '2021-04-10T08:00:00Z', allow('s3:*'), deny('s3:*', 'a')],
  ]);
  expect(listDeniedPeriods(denying, 's3:GetObject').map(show)).toEqual([
    'v2+v5 to v6: * v2-v5, * v2-v6',
  ]);
  expect(listDeniedPeriods(denying, 's3:GetObject')[0]?.missing).toEqual([
    { from: 'v3', to: 'v4' },
  ]);
  expect(listAllowedPeriods(denying, 's3:GetObject').map(show)).toEqual([
    'v6 to now: * v6-now, a v6-now',
  ]);
  expect(listPolicyAccess([denying], 's3:GetObject')[0]?.denied).toHaveLength(1);
});

test.each<[string, string | undefined]>([
  ['2020-12-31', undefined],
  ['2021-01-10', 'v2 in v2'],
  ['2021-03-31', 'v4 in v2'],
  ['2021-04-09', 'v4 in v2'],
  ['2021-04-10', 'v5 in none, v6 to v7'],
  ['2021-05-20', 'v8 in v8, v9 to v10'],
  ['2021-07-10', 'v13 in none'],
  ['2030-01-01', 'v14 in v14'],
])('at the end of %s', (day, expected) => {
  const [answer] = listPolicyAccess([policy], 's3:GetObject', day);
  const { version, period, missing } = answer?.onDay ?? {};
  const shown =
    version &&
    `${version.versionId} in ${period?.versions[0].versionId ?? 'none'}${missing ? `, ${missing.from} to ${missing.to}` : ''}`;
  expect(shown).toBe(expected);
  expect(answer?.policy).toBe(policy);
});

test('without a day only the periods are found', () => {
  const [answer] = listPolicyAccess([policy], 's3:GetObject');
  expect(answer?.onDay).toBeUndefined();
  expect(answer?.allowed).toHaveLength(4);
});

test.each<[string, string | undefined]>([
  ['2019-01-01', '2021-01-10 v2'],
  ['2021-04-10', '2021-04-09 v4'],
  ['2021-04-24', '2021-04-09 v4'],
  ['2021-04-25', '2021-05-10 v8'],
  // v12 was superseded on its own day, so no day ended with it.
  ['2021-07-11', '2021-08-10 v14'],
])('the allowed day closest to %s', (day, expected) => {
  const closest = findClosestAllowedDay(listAllowedPeriods(policy, 's3:GetObject'), day);
  expect(closest && `${closest.day} ${closest.version.versionId}`).toBe(expected);
});

test('of two days as close, the earlier is found', () => {
  const interrupted = buildPolicy('P', [
    ['v1', '2021-01-01T08:00:00Z', allow('s3:GetObject')],
    ['v2', '2021-01-11T08:00:00Z', allow('s3:PutObject')],
    ['v3', '2021-01-20T08:00:00Z', allow('s3:GetObject')],
  ]);
  const periods = listAllowedPeriods(interrupted, 's3:GetObject');
  const find = (day: string) => findClosestAllowedDay(periods, day)?.day;
  expect(['2021-01-14', '2021-01-15', '2021-01-16'].map(find)).toEqual([
    '2021-01-10',
    '2021-01-10',
    '2021-01-20',
  ]);
});

test('no day is found where no version ever allowed it at the end of one', () => {
  expect(findClosestAllowedDay([], '2021-01-01')).toBeUndefined();
});

test('announcements of an action, the earliest first', () => {
  const announcements = [
    { date: '2022-03-01', actions: [] },
    { date: '2022-02-01', actions: ['s3:*'] },
    { date: '2022-01-01', actions: ['ec2:RunInstances'] },
  ];
  expect(listAnnouncementsOf(announcements, 'S3:GetObject').map(({ date }) => date)).toEqual([
    '2022-02-01',
    '2022-03-01',
  ]);
  expect(listAnnouncementsOf(announcements, 'ec2:*').map(({ date }) => date)).toEqual([
    '2022-01-01',
    '2022-03-01',
  ]);
});

describe('on record', () => {
  const { policies } = loadRecord('data');
  const listAllowing = (action: string, day?: string) =>
    listPolicyAccess(policies, action, day).flatMap(({ policy: { policyName }, onDay, allowed }) =>
      day === undefined
        ? allowed.map(({ versions }) => `${policyName} ${versions[0].versionId}`)
        : onDay?.period
          ? [`${policyName} ${onDay.version.versionId}`]
          : [],
    );
  test('Connect’s role may call iam:PassRole since v19', () => {
    expect(listAllowing('iam:PassRole')).toEqual(['AmazonConnectServiceLinkedRolePolicy v19']);
  });
  test('what allowed cloudwatch:PutMetricData on the day of an incident', () => {
    expect(listAllowing('cloudwatch:PutMetricData', '2022-01-15')).toEqual([
      'AmazonConnectServiceLinkedRolePolicy v6',
    ]);
    expect(listAllowing('cloudwatch:PutMetricData', '2021-12-08')).toEqual([]);
    expect(listAllowing('cloudwatch:PutMetricData', '2021-12-09')).toEqual([
      'AmazonConnectServiceLinkedRolePolicy v6',
    ]);
  });
});
