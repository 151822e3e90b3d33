import { describe, expect, test } from 'vitest';
import { parseDocument, type Statement } from '../iam/document';
import { loadRecord } from '../record/load';
import { allow, buildPolicy, deny } from '../testing/builders';
import { isAllowed, satisfyFrom } from '../testing/naive-evaluator';
import { createChance } from '../testing/random';
import { makeContext, makeDocument } from '../testing/random-documents';
import {
  allowsAction,
  askPolicies,
  findNearestDay,
  findUnobservedAfter,
  listPeriods,
  listSayings,
  listTelling,
  type Period,
} from './ask';

const read = (statements: object[]) =>
  parseDocument({ Statement: statements }).statements as Statement[];

const notAction = (actions: string[], more: object = {}) => ({
  Effect: 'Allow',
  NotAction: actions,
  Resource: '*',
  ...more,
});

/** As AWS's PowerUserAccess has it: all but IAM, and a few of IAM given back. */
const powerUser = [
  notAction(['iam:*', 'organizations:*']),
  allow(['iam:CreateServiceLinkedRole', 'iam:ListRoles']),
];

describe('what statements say of an action', () => {
  test.each<[string, object, string, string | undefined]>([
    ['its name', allow('s3:GetObject'), 's3:GetObject', 'name s3:GetObject'],
    ['another letter case', allow('S3:getobject'), 's3:GetObject', 'name S3:getobject'],
    ['a wildcard at the end', allow('s3:Get*'), 's3:GetObject', 'wildcard s3:Get*'],
    ['a wildcard in the middle', allow('s3:*Obj*'), 's3:GetObject', 'wildcard s3:*Obj*'],
    ['two stars in a row', allow('s3:**'), 's3:GetObject', 'wildcard s3:**'],
    ['a question mark', allow('s3:?etObject'), 's3:GetObject', 'wildcard s3:?etObject'],
    ['everything', allow('*'), 's3:GetObject', 'wildcard *'],
    ['a wildcard over services', allow('s*:Get*'), 's3:GetObject', 'wildcard s*:Get*'],
    [
      'name and wildcard',
      allow(['s3:*', 's3:GetObject']),
      's3:GetObject',
      'name s3:*, s3:GetObject',
    ],
    ['another action', allow(['s3:Put*', 'ec2:*']), 's3:GetObject', undefined],
    ['a question mark too many', allow('s3:?GetObject'), 's3:GetObject', undefined],
    ['a NotAction that lists it', notAction(['s3:*']), 's3:GetObject', undefined],
    ['a NotAction of others', notAction(['iam:*']), 's3:GetObject', 'not-action iam:*'],
    ['a pattern within a wider one', allow('iam:*'), 'iam:Pass*', 'wildcard iam:*'],
    ['a pattern that is named', allow('iam:pass*'), 'iam:Pass*', 'name iam:pass*'],
    ['a part of a pattern', allow('iam:PassRole'), 'iam:*', 'wildcard iam:PassRole in part'],
    ['a NotAction of part', notAction(['iam:Pass*']), 'iam:*', 'not-action iam:Pass* in part'],
    ['a NotAction of all of it', notAction(['iam:*']), 'iam:Pass*', undefined],
  ])('%s', (_, statement, asked, said) => {
    const [saying] = listSayings(read([statement]), asked);
    const shown =
      saying && `${saying.by} ${saying.patterns.join(', ')}${saying.isWhole ? '' : ' in part'}`;
    expect(shown).toBe(said);
  });

  test('each statement by its place, with what else it asks', () => {
    const conditions = { Condition: { Bool: { k: 'true' } } };
    const statements = read([
      allow('ec2:*'),
      deny('s3:*', 'a'),
      allow('s3:Get*', 'b', { Sid: 'X', ...conditions }),
    ]);
    expect(listSayings(statements, 's3:GetObject')).toEqual([
      {
        effect: 'Deny',
        statement: 1,
        sid: undefined,
        by: 'wildcard',
        patterns: ['s3:*'],
        isWhole: true,
        resource: { negated: false, patterns: ['a'] },
        conditions: [],
      },
      {
        effect: 'Allow',
        statement: 2,
        sid: 'X',
        by: 'wildcard',
        patterns: ['s3:Get*'],
        isWhole: true,
        resource: { negated: false, patterns: ['b'] },
        conditions: [{ operator: 'Bool', key: 'k', values: ['true'] }],
      },
    ]);
  });
});

describe('whether a document allows an action', () => {
  const bool = (value: string) => ({ Condition: { Bool: { k: value } } });
  const absent = (value: string) => ({ Condition: { Null: { k: value } } });
  test.each<[string, object[], string, boolean]>([
    ['not named', [allow('ec2:*')], 's3:GetObject', false],
    ['allowed', [allow('s3:*')], 's3:GetObject', true],
    ['denied by name', [allow('s3:*'), deny('s3:GetObject')], 's3:GetObject', false],
    ['another denied', [allow('s3:*'), deny('s3:PutObject')], 's3:GetObject', true],
    ['denied on one resource', [allow('s3:*'), deny('s3:*', 'a')], 's3:GetObject', true],
    ['denied where it is allowed', [allow('s3:*', 'a'), deny('s3:*', 'a*')], 's3:GetObject', false],
    [
      'denied under a condition',
      [allow('s3:*'), { ...deny('s3:*'), ...bool('true') }],
      's3:GetObject',
      true,
    ],
    [
      'denied under both conditions',
      [
        allow('s3:*'),
        { ...deny('s3:*'), ...absent('true') },
        { ...deny('s3:*'), ...absent('false') },
      ],
      's3:GetObject',
      false,
    ],
    [
      'denied by a NotAction',
      [allow('s3:*'), { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' }],
      's3:GetObject',
      false,
    ],
    ['left out by a NotAction', powerUser, 'iam:PassRole', false],
    ['given back', powerUser, 'iam:listroles', true],
    ['not left out', powerUser, 's3:GetObject', true],
    ['not left out, and denied', [...powerUser, deny('s3:*')], 's3:GetObject', false],
    ['some of a pattern given back', powerUser, 'iam:*', true],
    ['a pattern denied whole', [allow('iam:Get*'), deny('iam:*')], 'iam:*', false],
    ['a pattern denied in part', [allow('iam:*'), deny('iam:Get*')], 'iam:*', true],
    // More patterns than are followed.
    [
      'a pattern of very many',
      [allow(`s3:${'*a'.repeat(40)}*`), deny('s3:*c*')],
      `s3:${'*b'.repeat(40)}*`,
      true,
    ],
  ])('%s', (_, statements, asked, expected) => {
    expect(allowsAction(read(statements), asked)).toBe(expected);
  });

  test('as a second reading says, of documents made by chance', () => {
    const chance = createChance(20221115);
    const places = [
      'arn:aws:s3:::a',
      'arn:aws:s3:::a/x',
      'arn:aws:s3:::q/b',
      'arn:aws:iam::1:role/x',
      'zz',
    ];
    const actions = [
      's3:GetObject',
      's3:GetObjectAcl',
      'ec2:RunInstances',
      'iam:PassRole',
      'sqs:Send',
    ];
    let found = 0;
    for (let round = 0; round < 400; round += 1) {
      const document = makeDocument(chance);
      const statements = parseDocument(document).statements as Statement[];
      for (const action of actions) {
        const isSeen = Array.from({ length: 12 }, () => satisfyFrom(makeContext(chance))).some(
          (satisfies) =>
            places.some((resource) => isAllowed(document, { action, resource }, satisfies)),
        );
        if (!isSeen) continue;
        found += 1;
        // What some request is allowed must be said to be; few requests prove no denial.
        expect(allowsAction(statements, action), JSON.stringify([document, action])).toBe(true);
      }
    }
    expect(found).toBeGreaterThan(400);
  });

  test('exactly as a second reading says where nothing hangs on conditions', () => {
    const chance = createChance(7);
    const places = [
      'arn:aws:s3:::a',
      'arn:aws:s3:::aa',
      'arn:aws:s3:::a/x',
      'arn:aws:s3:::q/b',
      'zz',
      'b',
      'arn:aws:iam::1:role/x',
      'arn:aws:iam::1:role/y',
      'arn:aws:s3:::${aws:u}',
      'zbz',
      'arn:aws:s3:::a/b',
      'arn:aws:s3:::b',
      'arn:aws:s3:::ab',
      'arn:aws:s3:::a/zb',
      'arn:aws:iam::b:role/x',
      'arn:aws:iam::b:role/z',
    ];
    const actions = ['s3:GetObject', 'ec2:RunInstances', 'iam:PassRole', 'sqs:Send'];
    const seen = { allowed: 0, refused: 0 };
    for (let round = 0; round < 400; round += 1) {
      const document = makeDocument(chance);
      for (const each of document.Statement) delete (each as { Condition?: object }).Condition;
      const statements = parseDocument(document).statements as Statement[];
      for (const action of actions) {
        const isSeen = places.some((resource) =>
          isAllowed(document, { action, resource }, () => true),
        );
        seen[isSeen ? 'allowed' : 'refused'] += 1;
        expect(allowsAction(statements, action), JSON.stringify([document, action])).toBe(isSeen);
      }
    }
    expect(Math.min(seen.allowed, seen.refused)).toBeGreaterThan(300);
  });
});

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
  stretches,
}: Period<{ versionId: string }>) =>
  [
    mayBeginEarlier ? '?' : '',
    versions.map(({ versionId }) => versionId).join('+'),
    ` to ${mayEndEarlier ? '?' : ''}${until?.versionId ?? 'now'}`,
    `: ${stretches.map((each) => `${each.versions[0].versionId}-${each.until?.versionId ?? 'now'}`).join(' ')}`,
  ].join('');

test('periods, cut where the way changes, and what was not observed', () => {
  expect(listPeriods(policy, 's3:GetObject').map(show)).toEqual([
    '?v2+v3+v4 to v5: v2-v4 v4-v5',
    '?v8 to ?v11: v8-v11',
    'v12 to v13: v12-v13',
    'v14 to now: v14-now',
  ]);
  expect(listPeriods(policy, 'sqs:Send')).toEqual([]);
  // The newest place of what is said alike.
  expect(listPeriods(policy, 's3:GetObject')[0]?.stretches[0]?.sayings[0]?.statement).toBe(1);
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
  const [answer] = askPolicies([policy], 's3:GetObject', day);
  const { version, period, unobserved } = answer?.standing ?? {};
  const shown =
    version &&
    `${version.versionId} in ${period?.versions[0].versionId ?? 'none'}${unobserved ? `, ${unobserved.from} to ${unobserved.to}` : ''}`;
  expect(shown).toBe(expected);
  expect(answer?.policy).toBe(policy);
});

test('without a day there is only the history', () => {
  const [answer] = askPolicies([policy], 's3:GetObject');
  expect(answer?.standing).toBeUndefined();
  expect(answer?.periods).toHaveLength(4);
});

test.each<[string, string | undefined]>([
  ['2019-01-01', '2021-01-10 v2'],
  ['2021-04-10', '2021-04-09 v4'],
  // As near before as after: the earlier.
  ['2021-04-24', '2021-04-09 v4'],
  ['2021-04-25', '2021-05-10 v8'],
  // v12 was replaced on its own day, so that no day ended with it.
  ['2021-07-11', '2021-08-10 v14'],
])('nearest to %s', (day, expected) => {
  const near = findNearestDay(listPeriods(policy, 's3:GetObject'), day);
  expect(near && `${near.day} ${near.version.versionId}`).toBe(expected);
});

test('no day is near where no version ever allowed it at the end of one', () => {
  expect(findNearestDay([], '2021-01-01')).toBeUndefined();
});

test('versions that were not observed after one', () => {
  const [v2, , , v5] = policy.versions;
  expect(findUnobservedAfter(policy, v5 as (typeof policy.versions)[0])).toEqual({
    from: 'v6',
    to: 'v7',
  });
  expect(findUnobservedAfter(policy, v2 as (typeof policy.versions)[0])).toBeUndefined();
  expect(
    findUnobservedAfter(policy, policy.versions.at(-1) as (typeof policy.versions)[0]),
  ).toBeUndefined();
});

test('rows that speak of an action, the earliest first', () => {
  const rows = [
    { date: '2022-03-01', actions: [] },
    { date: '2022-02-01', actions: ['s3:*'] },
    { date: '2022-01-01', actions: ['ec2:RunInstances'] },
  ];
  expect(listTelling(rows, 'S3:GetObject').map(({ date }) => date)).toEqual([
    '2022-02-01',
    '2022-03-01',
  ]);
  expect(listTelling(rows, 'ec2:*').map(({ date }) => date)).toEqual(['2022-01-01', '2022-03-01']);
});

describe('the record', () => {
  const { policies } = loadRecord('data');
  const ask = (action: string, day?: string) =>
    askPolicies(policies, action, day).flatMap(({ policy: { policyName }, standing, periods }) =>
      day === undefined
        ? periods.map(({ versions }) => `${policyName} ${versions[0].versionId}`)
        : standing?.period
          ? [`${policyName} ${standing.version.versionId}`]
          : [],
    );
  test('since when Connect’s role may call iam:PassRole', () => {
    expect(ask('iam:PassRole')).toEqual(['AmazonConnectServiceLinkedRolePolicy v19']);
  });
  test('what allowed cloudwatch:PutMetricData on the day of an incident', () => {
    expect(ask('cloudwatch:PutMetricData', '2022-01-15')).toEqual([
      'AmazonConnectServiceLinkedRolePolicy v6',
    ]);
    expect(ask('cloudwatch:PutMetricData', '2021-12-08')).toEqual([]);
    expect(ask('cloudwatch:PutMetricData', '2021-12-09')).toEqual([
      'AmazonConnectServiceLinkedRolePolicy v6',
    ]);
  });
});
