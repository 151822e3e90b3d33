import { expect, test } from 'vitest';
import {
  allow,
  allowNotAction,
  allowNotResource,
  deny,
  denyNotResource,
  parseStatements,
} from '../../testing/builders';
import { buildPath, buildRisks, buildSensitive } from '../../testing/risk';
import { compareRisk, riskEffects } from './compare';

const role = 'arn:aws:iam::*:role/*';
const user = 'arn:aws:iam::*:user/*';
const object = 'arn:aws:s3:::*/*';
const kind = 'arn:aws:lambda:*:*:function:*';
const risks = buildRisks({
  resources: {
    'iam:PassRole': [role],
    's3:GetObject': [object],
    's3:DeleteObject': [object],
    'f:Update': [kind],
    'f:Start': [kind],
    'a:Tag': [role, user],
  },
  paths: [
    buildPath('update', ['f:Update', 'f:Start']),
    buildPath('pass', ['iam:PassRole>f.amazonaws.com'], { needs: ['a role'] }),
  ],
  actions: [
    buildSensitive(['s3:GetObject', 'a:List', 'a:Tag']),
    buildSensitive(['s3:DeleteObject'], { category: 'destruction' }),
    buildSensitive(['a:Key'], { category: 'credential-access' }),
  ],
});

const compare = (before: object[], after: object[]) =>
  compareRisk(parseStatements(before), parseStatements(after), risks).map(
    ({ effect, finding: { entry, grade }, gradeBefore }) =>
      `${effect} ${entry} ${gradeBefore === undefined ? '' : `${gradeBefore} to `}${grade}`,
  );

const a = 'arn:aws:s3:::a/*';
const b = 'arn:aws:s3:::b/*';
const tag = { Condition: { StringEquals: { 's3:ExistingObjectTag/x': '1' } } };
const to = (service: string | string[]) => ({
  Condition: { StringEquals: { 'iam:PassedToService': service } },
});
const get = (resource: string | string[] = '*', more = {}) => allow('s3:GetObject', resource, more);

test.each<[title: string, before: object[], after: object[], expected: string[]]>([
  ['nothing', [], [], []],
  ['a new action', [], [get()], ['opens s3:GetObject unrestricted']],
  ['an action that is removed', [get(a)], [], ['closes s3:GetObject limited']],
  ['the same action in another notation', [get()], [allow('S3:get*', object)], []],
  ['another action', [get()], [get(), allow('s3:ListBucket')], []],
  ['another resource', [get(a)], [get([a, b])], ['widens s3:GetObject limited']],
  ['another resource of another kind', [get(a)], [get([a, 'arn:aws:s3:::b'])], []],
  ['one resource less', [get([a, b])], [get(a)], ['narrows s3:GetObject limited']],
  ['one resource for another', [get(a)], [get(b)], ['mixed s3:GetObject limited']],
  ['all resources', [get(a)], [get()], ['widens s3:GetObject limited to unrestricted']],
  ['a condition', [get()], [get('*', tag)], ['narrows s3:GetObject unrestricted to limited']],
  [
    'a condition of an action without resources',
    [allow('a:List')],
    [allow('a:List', '*', tag)],
    ['narrows a:List unrestricted to limited'],
  ],
  ['no condition', [get(a, tag)], [get(a)], ['widens s3:GetObject limited']],
  ['a Deny that is removed', [get(), deny('s3:*')], [get()], ['opens s3:GetObject unrestricted']],
  [
    'a Deny that is added',
    [get(), allow('a:Key')],
    [get(), allow('a:Key'), deny('a:*')],
    ['closes a:Key unrestricted'],
  ],
  [
    'a Deny of some resources that is removed',
    [get(), deny('*', a)],
    [get()],
    ['widens s3:GetObject limited to unrestricted'],
  ],
  [
    'a Deny under a condition that is added',
    [get()],
    [get(), deny('*', '*', tag)],
    ['narrows s3:GetObject unrestricted to limited'],
  ],
  ['a Deny of another kind that is removed', [get(), deny('*', 'arn:aws:s3:::a')], [get()], []],
  [
    'a Deny of all but some resources that is removed',
    [get(), denyNotResource('*', a)],
    [get()],
    ['widens s3:GetObject limited to unrestricted'],
  ],
  [
    'NotAction that excludes less',
    [allowNotAction(['s3:*', 'f:*', 'iam:*', 'a:Key'])],
    [allowNotAction(['s3:*', 'f:*', 'iam:*'])],
    ['opens a:Key unrestricted'],
  ],
  [
    'NotResource that excludes more',
    [allowNotResource('s3:GetObject', a)],
    [allowNotResource('s3:GetObject', [a, b])],
    ['narrows s3:GetObject limited'],
  ],
  [
    'the second action of a path',
    [allow('f:Start')],
    [allow('f:*')],
    ['opens update unrestricted'],
  ],
  [
    'one action of a path on more, the other on less',
    [allow('f:Start'), allow('f:Update', `${kind}a`)],
    [allow('f:Start', `${kind}a`), allow('f:Update')],
    ['mixed update limited'],
  ],
  [
    'one action of a path on less',
    [allow('f:*')],
    [allow('f:Start'), allow('f:Update', `${kind}a`)],
    ['narrows update unrestricted to limited'],
  ],
  [
    'a common resource of a path',
    [allow('f:Start', `${kind}a`), allow('f:Update', 'arn:aws:lambda:*:*:function:b')],
    [allow('f:Start', `${kind}b`), allow('f:Update', 'arn:aws:lambda:*:*:function:b')],
    ['opens update limited'],
  ],
  [
    'a role for another service',
    [allow('iam:PassRole', '*', to('f.amazonaws.com'))],
    [allow('iam:PassRole', '*', to(['f.amazonaws.com', 'g.amazonaws.com']))],
    [],
  ],
  [
    'a role for the service',
    [allow('iam:PassRole', '*', to('g.amazonaws.com'))],
    [allow('iam:PassRole', '*', to(['f.amazonaws.com', 'g.amazonaws.com']))],
    ['opens pass indirect'],
  ],
  [
    'more roles',
    [allow('iam:PassRole', `${role}a`)],
    [allow('iam:PassRole')],
    ['widens pass indirect'],
  ],
  [
    'a Deny of the other kind of resources',
    [allow('a:Tag', user)],
    [allow('a:Tag', user), deny('a:Tag', role)],
    [],
  ],
  [
    'one kind of resources for another',
    [allow('a:Tag', user)],
    [allow('a:Tag', role)],
    ['mixed a:Tag limited'],
  ],
  [
    'every effect, the most severe first',
    [
      allow('a:Key'),
      get(a),
      allow('f:*', `${kind}a`),
      allow('s3:DeleteObject'),
      allow('iam:PassRole', `${role}a`),
    ],
    [
      allow('a:List'),
      get(b),
      allow('f:*'),
      allow('s3:DeleteObject', a),
      allow('iam:PassRole', `${role}a`),
    ],
    [
      'opens a:List unrestricted',
      'widens update limited to unrestricted',
      'mixed s3:GetObject limited',
      'narrows s3:DeleteObject unrestricted to limited',
      'closes a:Key unrestricted',
    ],
  ],
  [
    'an effect by severity',
    [],
    [allow('s3:*', a), allow(['a:Key', 'a:List', 'iam:PassRole'])],
    [
      'opens a:Key unrestricted',
      'opens a:List unrestricted',
      'opens s3:GetObject limited',
      'opens s3:DeleteObject limited',
      'opens pass indirect',
    ],
  ],
])('%s', (_, before, after, expected) => {
  expect(compare(before, after)).toEqual(expected);
});

test('has the finding after a change, and before it where the change closes an entry', () => {
  const [opened] = compareRisk([], parseStatements([get(a)]), risks);
  const [closed] = compareRisk(parseStatements([get(b)]), [], risks);
  expect(opened?.finding.actions[0]?.scopes.map(({ resource }) => resource)).toEqual([a]);
  expect(closed?.finding.actions[0]?.scopes.map(({ resource }) => resource)).toEqual([b]);
  expect(opened).not.toHaveProperty('gradeBefore');
});

test('names each effect once', () => {
  expect(new Set(riskEffects).size).toBe(5);
});
