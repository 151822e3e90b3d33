import { describe, expect, test } from 'vitest';
import { allow, deny } from '../../testing/builders';
import { isAllowed } from '../../testing/naive-evaluator';
import { createChance } from '../../testing/random';
import { makeContext, makeDocument } from '../../testing/random-documents';
import { parseDocument, type Statement } from '../iam/document';
import { allowsAction, matchStatements } from './match-statements';

const read = (statements: object[]) =>
  parseDocument({ Statement: statements }).statements as Statement[];

const notAction = (actions: string[], more: object = {}) => ({
  Effect: 'Allow',
  NotAction: actions,
  Resource: '*',
  ...more,
});

/** As in AWS's PowerUserAccess: everything except IAM, and some actions of IAM. */
const powerUser = [
  notAction(['iam:*', 'organizations:*']),
  allow(['iam:CreateServiceLinkedRole', 'iam:ListRoles']),
];

describe('statements that match an action', () => {
  test.each<[string, object, string, string | undefined]>([
    ['its name', allow('s3:GetObject'), 's3:GetObject', 'name s3:GetObject'],
    ['another letter case', allow('S3:getobject'), 's3:GetObject', 'name S3:getobject'],
    ['a wildcard at the end', allow('s3:Get*'), 's3:GetObject', 'wildcard s3:Get*'],
    ['a wildcard in the middle', allow('s3:*Obj*'), 's3:GetObject', 'wildcard s3:*Obj*'],
    ['two stars', allow('s3:**'), 's3:GetObject', 'wildcard s3:**'],
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
    ['one question mark too many', allow('s3:?GetObject'), 's3:GetObject', undefined],
    ['a NotAction that lists it', notAction(['s3:*']), 's3:GetObject', undefined],
    ['a NotAction of others', notAction(['iam:*']), 's3:GetObject', 'not-action iam:*'],
    ['a pattern within a wider one', allow('iam:*'), 'iam:Pass*', 'wildcard iam:*'],
    ['a pattern that is named', allow('iam:pass*'), 'iam:Pass*', 'name iam:pass*'],
    ['a part of a pattern', allow('iam:PassRole'), 'iam:*', 'wildcard iam:PassRole in part'],
    ['a NotAction of part', notAction(['iam:Pass*']), 'iam:*', 'not-action iam:Pass* in part'],
    ['a NotAction of all of it', notAction(['iam:*']), 'iam:Pass*', undefined],
  ])('%s', (_, statement, action, shown) => {
    const [match] = matchStatements(read([statement]), action);
    const { by, patterns, isWhole } = match ?? {};
    expect(match && `${by} ${patterns?.join(', ')}${isWhole ? '' : ' in part'}`).toBe(shown);
  });

  test('have their index, resource and conditions', () => {
    const conditions = { Condition: { Bool: { k: 'true' } } };
    const statements = read([
      allow('ec2:*'),
      deny('s3:*', 'a'),
      allow('s3:Get*', 'b', { Sid: 'X', ...conditions }),
    ]);
    expect(matchStatements(statements, 's3:GetObject')).toEqual([
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
    [
      'allowed under conditions on two keys',
      [{ ...allow('s3:*'), Condition: { StringEquals: { k: 'a' }, StringLike: { j: 'b*' } } }],
      's3:GetObject',
      true,
    ],
    [
      'allowed under conditions that exclude each other',
      [{ ...allow('s3:*'), Condition: { StringEquals: { k: 'a' }, StringLike: { K: 'b*' } } }],
      's3:GetObject',
      false,
    ],
    [
      'allowed under a condition without values',
      [{ ...allow('s3:*'), Condition: { StringEquals: { k: [] } } }],
      's3:GetObject',
      false,
    ],
    [
      'allowed under a condition on a variable',
      [
        {
          ...allow('s3:*', 'arn:aws:s3:::${aws:username}/*'),
          Condition: { StringEquals: { 'aws:username': 'a' }, Null: { 'aws:username': 'true' } },
        },
      ],
      's3:GetObject',
      false,
    ],
    [
      'allowed outside of all resources',
      [{ Effect: 'Allow', Action: 's3:*', NotResource: '*' }],
      's3:GetObject',
      false,
    ],
    ['excluded by a NotAction', powerUser, 'iam:PassRole', false],
    ['excluded by a NotAction and allowed', powerUser, 'iam:listroles', true],
    ['not excluded', powerUser, 's3:GetObject', true],
    ['not excluded, and denied', [...powerUser, deny('s3:*')], 's3:GetObject', false],
    ['a pattern of which some is allowed', powerUser, 'iam:*', true],
    ['a pattern denied whole', [allow('iam:Get*'), deny('iam:*')], 'iam:*', false],
    ['a pattern denied in part', [allow('iam:*'), deny('iam:Get*')], 'iam:*', true],
    [
      'a pattern with too many intersections to compute',
      [allow(`s3:${'*a'.repeat(40)}*`), deny('s3:*c*')],
      `s3:${'*b'.repeat(40)}*`,
      true,
    ],
  ])('%s', (_, statements, action, expected) => {
    expect(allowsAction(read(statements), action)).toBe(expected);
  });

  test('agrees with a simple evaluator on random documents', () => {
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
        const isSeen = Array.from({ length: 12 }, () => makeContext(chance)).some((context) =>
          places.some((resource) => isAllowed(document, { action, resource, context })),
        );
        if (!isSeen) continue;
        found += 1;
        // Some allowed request proves that the action is allowed; no number proves the contrary.
        expect(allowsAction(statements, action), JSON.stringify([document, action])).toBe(true);
      }
    }
    expect(found).toBeGreaterThan(400);
  });

  test('agrees with a simple evaluator both ways on random documents without conditions', () => {
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
      ...[
        'arn:aws:s3:::z',
        'arn:aws:s3:::alice',
        'arn:aws:s3:::al',
        'arn:aws:s3:::red/alice',
        'arn:aws:s3:::a*',
      ],
      ...['arn:aws:s3:::a/alice/x', 'arn:aws:s3:::a/red/x', 'arn:aws:s3:::a/al/x'],
    ];
    const actions = ['s3:GetObject', 'ec2:RunInstances', 'iam:PassRole', 'sqs:Send'];
    const contexts = [{}, ...Array.from({ length: 20 }, () => makeContext(chance, 'variables'))];
    const seen = { allowed: 0, refused: 0 };
    for (let round = 0; round < 400; round += 1) {
      const document = makeDocument(chance, 'patterns');
      for (const each of document.Statement) delete (each as { Condition?: object }).Condition;
      const statements = parseDocument(document).statements as Statement[];
      for (const action of actions) {
        const isSeen = places.some((resource) =>
          contexts.some((context) => isAllowed(document, { action, resource, context })),
        );
        // A few values of variables can prove that something is allowed, never that nothing is.
        if (!isSeen && JSON.stringify(document).includes('${aws:')) continue;
        seen[isSeen ? 'allowed' : 'refused'] += 1;
        expect(allowsAction(statements, action), JSON.stringify([document, action])).toBe(isSeen);
      }
    }
    expect(Math.min(seen.allowed, seen.refused)).toBeGreaterThan(150);
  });
});
