import { describe, expect, test } from 'vitest';
import {
  allow,
  allowNotResource,
  deny,
  denyNotResource,
  parseStatements,
} from '../../testing/builders';
import { buildRiskFile } from '../../testing/risk';
import { createRiskCatalog } from './catalog';
import { fillPattern, gradeAction, listBounds } from './grade';
import { splitByAction } from './restrict';
import type { RequiredAction } from './types';

const user = 'arn:aws:iam::*:user/*';
const role = 'arn:aws:iam::*:role/*';

/** `unrestricted`, or the scopes and the number of conditions of each Deny: `* if 1; deny 0`. */
function grade(
  statements: object[],
  required: RequiredAction,
  resources: string[],
  version = '2012-10-17',
): string | undefined {
  const { action } = required;
  const catalog = createRiskCatalog(
    buildRiskFile({
      resources: { [action]: resources },
      paths: [],
      actions: [
        {
          category: 'data-access',
          reason: '',
          needs: [],
          source: 'policy-history',
          actions: [action],
        },
      ],
    }),
  );
  const matched = splitByAction(parseStatements(statements, version), catalog).get(action) ?? [];
  const allowed = gradeAction(matched, required, resources);
  if (allowed === undefined) return undefined;
  expect(allowed.action).toBe(action);
  if (allowed.isUnrestricted) {
    expect(allowed.scopes).toEqual([{ resource: '*', exceptResources: [], conditions: [] }]);
    expect(allowed.denials).toEqual([]);
    return 'unrestricted';
  }
  const scopes = allowed.scopes.map(({ resource, exceptResources, conditions }) =>
    [
      resource,
      ...(exceptResources.length > 0 ? [`except ${exceptResources.join(' ')}`] : []),
      ...(conditions.length > 0 ? [`if ${conditions.length}`] : []),
    ].join(' '),
  );
  return [scopes.join(', '), ...allowed.denials.map(({ length }) => `deny ${length}`)].join('; ');
}

const tag = { Condition: { StringEquals: { 'aws:ResourceTag/x': '1' } } };
const tags = {
  Condition: {
    StringEquals: { 'aws:ResourceTag/x': '1' },
    Bool: { 'aws:SecureTransport': 'true' },
  },
};

type Case = [title: string, statements: object[], expected: string | undefined];

describe('an action on users', () => {
  const cases: Case[] = [
    ['no statement', [], undefined],
    ['all resources', [allow('iam:Tag')], 'unrestricted'],
    ['all users', [allow('iam:Tag', user)], 'unrestricted'],
    [
      'all users in two halves',
      [allow('iam:Tag', [user, 'arn:aws:iam::1:user/*'])],
      'unrestricted',
    ],
    ['some users', [allow('iam:Tag', 'arn:aws:iam::*:user/x*')], 'arn:aws:iam::*:user/x*'],
    ['all roles', [allow('iam:Tag', role)], undefined],
    ['under a condition', [allow('iam:Tag', '*', tag)], '* if 1'],
    ['a Deny of everything', [allow('iam:Tag'), deny('*')], undefined],
    ['a Deny of all users', [allow('iam:Tag'), deny('iam:*', user)], undefined],
    ['a Deny of all roles', [allow('iam:Tag'), deny('iam:*', role)], 'unrestricted'],
    [
      'a Deny of everything but roles',
      [allow('iam:Tag'), denyNotResource('iam:*', role)],
      undefined,
    ],
    [
      'a Deny of some users',
      [allow('iam:Tag'), deny('iam:*', 'arn:aws:iam::*:user/admin')],
      '* except arn:aws:iam::*:user/admin; deny 0',
    ],
    ['a Deny under a condition', [allow('iam:Tag'), deny('iam:*', '*', tags)], '*; deny 2'],
    [
      'a Deny under the condition of the Allow',
      [allow('iam:Tag', '*', tag), deny('*', '*', tag)],
      undefined,
    ],
    [
      'a Deny that cannot apply',
      [allow('iam:Tag'), deny('*', '*', { Condition: { StringEquals: { 'aws:x': [] } } })],
      'unrestricted',
    ],
    ['all resources but users', [allowNotResource('iam:Tag', user)], undefined],
    ['all resources but roles', [allowNotResource('iam:Tag', role)], 'unrestricted'],
    [
      'all resources but some users',
      [allowNotResource('iam:Tag', ['arn:aws:iam::*:user/admin', role])],
      '* except arn:aws:iam::*:user/admin',
    ],
    [
      'the least restricted first',
      [
        allow('iam:Tag', 'arn:aws:iam::*:user/a', tag),
        allow('iam:Tag', 'arn:aws:iam::*:user/b'),
        allow('iam:Tag', '*', tags),
        allowNotResource('iam:Tag', 'arn:aws:iam::*:user/c'),
      ],
      '* except arn:aws:iam::*:user/c, * if 2, arn:aws:iam::*:user/b, arn:aws:iam::*:user/a if 1',
    ],
  ];
  test.each(cases)('%s', (_, statements, expected) => {
    expect(grade(statements, { action: 'iam:Tag' }, [user])).toBe(expected);
  });

  const own = allow('iam:Tag', `arn:aws:iam::*:user/\${aws:username}`);
  test.each<[version: string, expected: string]>([
    ['2012-10-17', `arn:aws:iam::*:user/\${aws:username}`],
    ['2008-10-17', `arn:aws:iam::*:user/\${$}{aws:username}`],
  ])('a variable in the version %s', (version, expected) => {
    expect(grade([own], { action: 'iam:Tag' }, [user], version)).toBe(expected);
  });

  test('a Deny of a variable denies no other user in the old version', () => {
    const denial = deny('iam:Tag', `arn:aws:iam::*:\${aws:PrincipalTag/kind}/*`);
    const statements = [allow('iam:Tag'), denial];
    expect(grade(statements, { action: 'iam:Tag' }, [user])).toBe(
      `* except arn:aws:iam::*:\${aws:PrincipalTag/kind}/*; deny 0`,
    );
    expect(grade(statements, { action: 'iam:Tag' }, [user], '2008-10-17')).toBe('unrestricted');
  });
});

describe('an action on two kinds of resources', () => {
  const kinds = [user, role];
  test.each<Case>([
    ['both', [allow('iam:Tag', kinds)], 'unrestricted'],
    ['one', [allow('iam:Tag', role)], role],
    ['a Deny of one', [allow('iam:Tag'), deny('iam:Tag', user)], `* except ${user}; deny 0`],
  ])('%s', (_, statements, expected) => {
    expect(grade(statements, { action: 'iam:Tag' }, kinds)).toBe(expected);
  });
});

describe('an action without resources', () => {
  test.each<Case>([
    ['all resources', [allow('a:List')], 'unrestricted'],
    ['a resource', [allow('a:List', 'arn:aws:a:::x')], undefined],
    ['all resources but one', [allowNotResource('a:List', 'arn:aws:a:::x')], 'unrestricted'],
    ['no resource', [allowNotResource('a:List', '*')], undefined],
    ['a Deny of a resource', [allow('a:List'), deny('a:List', 'arn:aws:a:::x')], 'unrestricted'],
    [
      'a resource, and all under a condition',
      [allow('a:List', 'arn:aws:a:::x'), allow('a:List', '*', tag)],
      '* if 1',
    ],
  ])('%s', (_, statements, expected) => {
    expect(grade(statements, { action: 'a:List' }, [])).toBe(expected);
  });
});

describe('iam:PassRole to EC2', () => {
  const to = (service: string | string[], operator = 'StringEquals') => ({
    Condition: { [operator]: { 'iam:PassedToService': service } },
  });
  const pass = (...condition: Parameters<typeof to>) =>
    allow('iam:PassRole', '*', to(...condition));
  const cases: Case[] = [
    ['to every service', [allow('iam:PassRole')], 'unrestricted'],
    ['to EC2', [pass('ec2.amazonaws.com')], 'unrestricted'],
    ['to EC2 and ECS', [pass(['ecs.amazonaws.com', 'ec2.amazonaws.com'])], 'unrestricted'],
    ['to a pattern of services', [pass('ec2*', 'StringLike')], 'unrestricted'],
    ['to another service', [pass('ecs.amazonaws.com')], undefined],
    ['to all but EC2', [pass('ec2.amazonaws.com', 'StringNotEquals')], undefined],
    ['to all but ECS', [pass('ecs.amazonaws.com', 'StringNotEquals')], 'unrestricted'],
    ['a Deny of EC2', [allow('iam:PassRole'), deny('*', '*', to('ec2.amazonaws.com'))], undefined],
    [
      'a role to EC2, all roles to another service',
      [
        pass('ecs.amazonaws.com'),
        allow('iam:PassRole', 'arn:aws:iam::*:role/x', to('ec2.amazonaws.com')),
      ],
      'arn:aws:iam::*:role/x if 1',
    ],
    ['to a service that a variable names', [pass(`\${aws:PrincipalTag/service}`)], '* if 1'],
    ['some roles', [allow('iam:PassRole', 'arn:aws:iam::*:role/x')], 'arn:aws:iam::*:role/x'],
  ];
  test.each(cases)('%s', (_, statements, expected) => {
    const required = { action: 'iam:PassRole', passedTo: ['ec2.amazonaws.com'] };
    expect(grade(statements, required, [role])).toBe(expected);
  });

  test('or Lambda: to one of them is a limit', () => {
    const passedTo = ['ec2.amazonaws.com', 'lambda.amazonaws.com'];
    const required = { action: 'iam:PassRole', passedTo };
    expect(grade([pass('lambda.amazonaws.com')], required, [role])).toBe('* if 1');
    expect(grade([pass('ec2.amazonaws.com')], required, [role])).toBe('* if 1');
    expect(grade([pass(passedTo)], required, [role])).toBe('unrestricted');
  });
});

test('fills the wildcards of a pattern', () => {
  expect(fillPattern('arn:aws:s3:::a*/b?')).toBe('arn:aws:s3:::aq7x1/bq');
});

test('bounds requests by resources and services', () => {
  const required = { action: 'iam:PassRole', passedTo: ['ec2.amazonaws.com'] };
  expect(
    listBounds(required, [role]).map(({ effect, resource, conditions }) => [
      effect,
      resource.negated,
      resource.patterns,
      conditions.map(({ operator, values }) => [operator, values]),
    ]),
  ).toEqual([
    ['Deny', true, [role], []],
    ['Deny', false, ['*'], [['StringNotEquals', ['ec2.amazonaws.com']]]],
  ]);
  expect(listBounds({ action: 'a:List' }, []).map(({ resource }) => resource.patterns)).toEqual([
    ['${*}'],
  ]);
});
