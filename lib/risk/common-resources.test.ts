import { expect, test } from 'vitest';
import { allow, allowNotResource, deny, parseStatements } from '../../testing/builders';
import { buildPath, buildRisks } from '../../testing/risk';
import { haveCommonResources } from './common-resources';
import { gradeAction } from './grade';

const kind = 'arn:aws:lambda:*:*:function:*';
const layer = 'arn:aws:lambda:*:*:layer:*';
const of = (name: string) => `arn:aws:lambda:*:*:function:${name}`;
const role = 'arn:aws:iam::*:role/*';

const { catalog, assessor } = buildRisks({
  resources: {
    'f:Update': [kind],
    'f:Start': [kind],
    'f:Share': [kind, layer],
    'f:Use': [kind, layer],
    'f:List': [],
    'f:Count': [],
    'iam:PassRole': [role],
    'iam:Trust': [role],
  },
  paths: [
    buildPath('pair', ['f:Update', 'f:Start']),
    buildPath('kinds', ['f:Share', 'f:Use']),
    buildPath('wide', ['f:Update', 'f:Share']),
    buildPath('three', ['f:Update', 'f:Start', 'f:Share']),
    buildPath('none', ['f:List', 'f:Count']),
    buildPath('apart', ['f:Update', 'iam:PassRole>f.amazonaws.com']),
    buildPath('pass', ['iam:PassRole>f.amazonaws.com', 'iam:Trust']),
  ],
});

function check(id: string, statements: object[]): boolean {
  const { requires } = catalog.findEntry(id);
  const byAction = assessor.split(parseStatements(statements));
  const actions = requires.flatMap(
    (required) =>
      gradeAction(
        byAction.get(required.action) ?? [],
        required,
        catalog.listResources(required.action),
      ) ?? [],
  );
  expect(actions).toHaveLength(requires.length);
  return haveCommonResources(requires, actions, byAction, catalog);
}

const to = (service: string) => ({
  Condition: { StringEquals: { 'iam:PassedToService': service } },
});
const tag = (value: string, operator = 'StringEquals') => ({
  Condition: { [operator]: { 'aws:ResourceTag/x': value } },
});

test.each<[title: string, path: string, statements: object[], expected: boolean]>([
  ['all functions', 'pair', [allow('f:*')], true],
  ['the same function', 'pair', [allow('f:*', of('a'))], true],
  ['different functions', 'pair', [allow('f:Update', of('a')), allow('f:Start', of('b'))], false],
  ['all and one', 'pair', [allow('f:Update'), allow('f:Start', of('b'))], true],
  [
    'patterns that overlap',
    'pair',
    [allow('f:Update', of('a*')), allow('f:Start', of('*b'))],
    true,
  ],
  [
    'patterns that overlap, but for a Deny',
    'pair',
    [allow('f:Update', of('a*')), allow('f:Start', of('*b')), deny('f:Start', of('a*'))],
    false,
  ],
  [
    'patterns with too many common ones',
    'pair',
    [allow('f:Update', of('*a*b*c*d*e*f*')), allow('f:Start', of('*1*2*3*4*5*6*'))],
    false,
  ],
  [
    'one of two functions',
    'pair',
    [allow('f:Update', [of('a'), of('b')]), allow('f:Start', [of('c'), of('b')])],
    true,
  ],
  [
    'a function that the other action excludes',
    'pair',
    [allow('f:Update', of('a')), allowNotResource('f:Start', of('a'))],
    false,
  ],
  [
    'a condition for one action',
    'pair',
    [allow('f:Update', of('a'), tag('1')), allow('f:Start', of('a'))],
    true,
  ],
  ['a condition for both', 'pair', [allow('f:*', '*', tag('1'))], true],
  [
    'a Deny under a condition',
    'pair',
    [allow('f:*'), deny('f:*', kind, tag('1', 'StringNotEquals'))],
    true,
  ],
  ['a variable in both', 'pair', [allow('f:*', of(`\${aws:PrincipalTag/name}`))], true],
  [
    'a variable for the account in one',
    'pair',
    [
      allow('f:Update', `arn:aws:lambda:*:\${aws:PrincipalAccount}:function:a`),
      allow('f:Start', of('a*')),
    ],
    true,
  ],
  ['one of two common kinds', 'kinds', [allow('f:*', layer)], true],
  ['different kinds', 'kinds', [allow('f:Share', layer), allow('f:Use', kind)], false],
  [
    'all of one kind, and another kind',
    'wide',
    [allow('f:Update'), allow('f:Share', layer)],
    false,
  ],
  ['all of one kind, and one of it', 'wide', [allow('f:Update'), allow('f:Share', of('a'))], true],
  [
    'three actions on the same function',
    'three',
    [allow('f:Update', of('a')), allow('f:St*', [of('a'), of('b')]), allow('f:Share', of('*'))],
    true,
  ],
  [
    'three actions, two of them on each function',
    'three',
    [
      allow('f:Update', [of('a'), of('b')]),
      allow('f:Start', [of('b'), of('c')]),
      allow('f:Share', [of('a'), of('c')]),
    ],
    false,
  ],
  ['actions without resources', 'none', [allow('f:*', '*', tag('1'))], true],
  [
    'actions on different kinds',
    'apart',
    [allow('f:*', of('a')), allow('iam:PassRole', '*')],
    true,
  ],
  [
    'a role that can be passed to the service',
    'pass',
    [
      allow('iam:PassRole', 'arn:aws:iam::*:role/a', to('f.amazonaws.com')),
      allow('iam:Trust', 'arn:aws:iam::*:role/a'),
    ],
    true,
  ],
  [
    'a role that can be passed to another service only',
    'pass',
    [
      allow('iam:PassRole', 'arn:aws:iam::*:role/a', to('f.amazonaws.com')),
      allow('iam:PassRole', 'arn:aws:iam::*:role/b', to('g.amazonaws.com')),
      allow('iam:Trust', 'arn:aws:iam::*:role/b'),
    ],
    false,
  ],
])('%s', (_, path, statements, expected) => {
  expect(check(path, statements)).toBe(expected);
});
