import { expect, test } from 'vitest';
import { allow, deny, parseStatements } from '../../../testing/builders';
import { readAccess } from './access';
import { type Decision, evaluateAccess, type RequestContext } from './evaluate';

const get = 's3:GetObject';
const under = (Condition: object) => ({ Condition });
const own = 'arn:aws:s3:::b/${aws:username}/*';
const file = 'arn:aws:s3:::b/ann/x';

test.each<
  [title: string, statements: object[], resource: string, context: RequestContext, Decision]
>([
  ['a statement that allows the request', [allow(get)], 'x', {}, 'allowed'],
  ['an action in other letter case', [allow('S3:getobject')], 'x', {}, 'allowed'],
  ['another action', [allow('s3:PutObject')], 'x', {}, 'implicitDeny'],
  ['another resource', [allow(get, 'y')], 'x', {}, 'implicitDeny'],
  ['a denial, in any order', [deny(get), allow(get)], 'x', {}, 'explicitDeny'],
  ['a denial only', [deny('s3:*')], 'x', {}, 'explicitDeny'],
  ['a denial of another resource', [allow(get), deny(get, 'y')], 'x', {}, 'allowed'],
  ['a wildcard of the request as a character', [allow(get, 'a${*}')], 'a*', {}, 'allowed'],
  ['and not as a wildcard', [allow(get, 'a${*}')], 'ab', {}, 'implicitDeny'],
  ['a variable', [allow(get, own)], file, { 'AWS:UserName': 'ann' }, 'allowed'],
  [
    'a variable with another value',
    [allow(get, own)],
    file,
    { 'aws:username': 'bob' },
    'implicitDeny',
  ],
  ['a variable without a value', [allow(get, own)], file, {}, 'implicitDeny'],
  ['a variable that is absent', [allow(get, own)], file, { 'aws:username': null }, 'implicitDeny'],
  [
    'a variable with two values',
    [allow(get, own)],
    file,
    { 'aws:username': ['ann', 'bob'] },
    'implicitDeny',
  ],
  [
    'a condition that holds',
    [allow(get, '*', under({ StringEquals: { k: 'a' } }))],
    'x',
    { K: 'a' },
    'allowed',
  ],
  [
    'a condition that does not hold',
    [allow(get, '*', under({ StringEquals: { k: 'a' } }))],
    'x',
    { k: 'b' },
    'implicitDeny',
  ],
  [
    'a key with several values',
    [allow(get, '*', under({ 'ForAllValues:StringEquals': { k: ['a', 'b'] } }))],
    'x',
    { k: ['b', 'a'] },
    'allowed',
  ],
  [
    'a key without values, which is absent',
    [allow(get, '*', under({ Null: { k: true } }))],
    'x',
    { k: [] },
    'allowed',
  ],
  [
    'an operator that IAM does not have, which never holds',
    [allow(get, '*', under({ Odd: { k: 'a' } }))],
    'x',
    { k: 'a' },
    'implicitDeny',
  ],
])('%s', (_, statements, resource, context, decision) => {
  const request = { action: get, resource, context };
  expect(evaluateAccess(readAccess(parseStatements(statements)), request)).toBe(decision);
});
