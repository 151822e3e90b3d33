import { describe, expect, test } from 'vitest';
import { parseDocument, type Statement } from './document';
import { getGrantKey, listGrants, subtractGrants } from './grants';

function readGrants(...statements: object[]) {
  const parsed = parseDocument({ Version: '2012-10-17', Statement: statements });
  return listGrants(parsed.statements as Statement[]);
}

const show = (grants: ReturnType<typeof readGrants>) =>
  grants.map(
    (g) =>
      `${g.effect} ${g.actionNegated ? 'not ' : ''}${g.action} on ${g.resourceNegated ? 'not ' : ''}${g.resource}`,
  );

describe('listGrants', () => {
  test('takes every action × resource apart, and leaves a negated side whole', () => {
    const grants = readGrants(
      { Effect: 'Allow', Action: ['s3:Get*', 's3:List*'], Resource: ['a', 'b'] },
      { Effect: 'Deny', NotAction: ['s3:Put*', 'iam:*'], NotResource: 'c' },
    );
    expect(show(grants)).toEqual([
      'Allow s3:Get* on a',
      'Allow s3:Get* on b',
      'Allow s3:List* on a',
      'Allow s3:List* on b',
      'Deny not iam:*, s3:Put* on not c',
    ]);
    expect(grants.map((grant) => grant.statement)).toEqual([0, 0, 0, 0, 1]);
  });
});

describe('keyGrant', () => {
  const condition = (value: object) => ({
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: '*',
    Condition: value,
  });

  test.each([
    [
      'letter case of the action',
      { Effect: 'Allow', Action: 'S3:getobject', Resource: 'x' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'x' },
    ],
    [
      'the Sid',
      { Sid: 'A', Effect: 'Allow', Action: 's3:GetObject', Resource: 'x' },
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'x' },
    ],
    [
      'order of condition values, letter case of the key',
      condition({ StringEquals: { 'aws:Tag': ['a', 'b'] } }),
      condition({ StringEquals: { 'AWS:tag': ['b', 'a'] } }),
    ],
    [
      'order of conditions',
      condition({ Bool: { x: true }, Null: { y: false } }),
      condition({ Null: { y: 'false' }, Bool: { x: 'true' } }),
    ],
  ])('does not count %s', (_, left, right) => {
    expect(readGrants(left).map(getGrantKey)).toEqual(readGrants(right).map(getGrantKey));
  });

  test.each([
    [
      'letter case of the resource',
      { Effect: 'Allow', Action: 'a:B', Resource: 'x' },
      { Effect: 'Allow', Action: 'a:B', Resource: 'X' },
    ],
    [
      'the effect',
      { Effect: 'Allow', Action: 'a:B', Resource: 'x' },
      { Effect: 'Deny', Action: 'a:B', Resource: 'x' },
    ],
    [
      'negation',
      { Effect: 'Allow', Action: 'a:B', Resource: 'x' },
      { Effect: 'Allow', NotAction: 'a:B', Resource: 'x' },
    ],
    [
      'the operator',
      condition({ StringLike: { k: 'v' } }),
      condition({ StringEquals: { k: 'v' } }),
    ],
  ])('counts %s', (_, left, right) => {
    expect(readGrants(left).map(getGrantKey)).not.toEqual(readGrants(right).map(getGrantKey));
  });
});

test('subtractGrants names each new grant once', () => {
  const before = readGrants({ Effect: 'Allow', Action: 'a:B', Resource: '*' });
  const after = readGrants(
    { Effect: 'Allow', Action: ['a:b', 'a:C', 'a:c'], Resource: '*' },
    { Effect: 'Allow', Action: 'a:C', Resource: '*' },
  );
  expect(show(subtractGrants(after, before))).toEqual(['Allow a:C on *']);
});
