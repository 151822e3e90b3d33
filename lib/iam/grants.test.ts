import { describe, expect, test } from 'vitest';
import { allow, deny, parseStatements } from '../../testing/builders';
import type { Statement } from './document';
import {
  formatGrantAction,
  type GrantGroup,
  getGrantKey,
  groupGrants,
  listGrants,
  subtractActions,
  subtractGrants,
} from './grants';

const readGrants = (...statements: object[]) => listGrants(parseStatements(statements));

const show = (grants: ReturnType<typeof readGrants>) =>
  grants.map(
    (grant) =>
      `${grant.effect} ${formatGrantAction(grant)} on ${grant.resourceNegated ? 'not ' : ''}${grant.resource}`,
  );

test('a grant is an action and a resource; a negated list is one of either', () => {
  const grants = readGrants(allow(['s3:Get*', 's3:List*'], ['a', 'b']), {
    Effect: 'Deny',
    NotAction: ['s3:Put*', 'iam:*'],
    NotResource: 'c',
  });
  expect(show(grants)).toEqual([
    'Allow s3:Get* on a',
    'Allow s3:Get* on b',
    'Allow s3:List* on a',
    'Allow s3:List* on b',
    'Deny everything but iam:*, s3:Put* on not c',
  ]);
  expect(grants.map((grant) => grant.statement)).toEqual([0, 0, 0, 0, 1]);
});

const condition = (Condition: object) => allow('s3:GetObject', '*', { Condition });

test.each([
  ['letter case of the action', allow('S3:getobject', 'x'), allow('s3:GetObject', 'x')],
  ['the Sid', allow('a:B', 'x', { Sid: 'A' }), allow('a:B', 'x')],
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
])('grants that differ in %s have the same key', (_, left, right) => {
  expect(readGrants(left).map(getGrantKey)).toEqual(readGrants(right).map(getGrantKey));
});

test.each([
  ['letter case of the resource', allow('a:B', 'x'), allow('a:B', 'X')],
  ['the effect', allow('a:B', 'x'), deny('a:B', 'x')],
  ['negation', allow('a:B', 'x'), { Effect: 'Allow', NotAction: 'a:B', Resource: 'x' }],
  ['the operator', condition({ StringLike: { k: 'v' } }), condition({ StringEquals: { k: 'v' } })],
])('grants that differ in %s have different keys', (_, left, right) => {
  expect(readGrants(left).map(getGrantKey)).not.toEqual(readGrants(right).map(getGrantKey));
});

test('subtractGrants lists each new grant once', () => {
  const before = parseStatements([allow('a:B')]);
  const after = parseStatements([allow(['a:b', 'a:C', 'a:c']), allow('a:C')]);
  expect(show(subtractGrants(after, before))).toEqual(['Allow a:C on *']);
});

test('statements that both documents have make no difference, and count for the others', () => {
  const [both] = parseStatements([allow(['a:B', 'a:C'])]) as [Statement];
  const [added] = parseStatements([allow(['a:c', 'a:D'])]) as [Statement];
  expect(subtractGrants([both], [both])).toEqual([]);
  const grants = subtractGrants([both, added], [both]);
  expect(show(grants)).toEqual(['Allow a:D on *']);
  expect(grants.map(({ statement }) => statement)).toEqual([1]);
  expect(subtractActions([both, added], [both], 'Allow')).toEqual(['a:D']);
  expect(subtractActions([both, added], [both], 'Deny')).toEqual([]);
});

/** A group as text: effect, actions, resources, conditions. */
function showGroup({
  effect,
  actions,
  resources,
  resourceNegated,
  conditions,
}: GrantGroup): string {
  const texts = conditions.map(
    ({ operator, key, values }) => `${operator} ${key} ${values.join('|')}`,
  );
  return [
    `${effect} ${actions.join(' + ')} on ${resourceNegated ? 'all but ' : ''}${resources.join(' + ')}`,
    ...texts,
  ].join(' if ');
}

const when = (value: unknown, key = 'aws:Tag') => ({
  Condition: { StringEquals: { [key]: value } },
});

describe('groupGrants', () => {
  test.each<[string, object[], string[]]>([
    ['no grants', [], []],
    ['one grant', [allow('a:B', 'x')], ['Allow a:B on x']],
    [
      'the same actions in another order',
      [allow(['a:B', 'a:C'], 'x'), allow(['a:C', 'a:B'], 'y')],
      ['Allow a:B + a:C on x + y'],
    ],
    [
      'the same grant in two statements',
      [allow('a:B', 'x'), allow('a:B', 'x')],
      ['Allow a:B on x'],
    ],
    [
      'actions of one resource',
      [allow(['a:B', 'a:C'], 'x'), allow('a:D', 'x')],
      ['Allow a:B + a:C + a:D on x'],
    ],
    [
      'resources of the same actions',
      [allow(['a:B', 'a:C'], ['x', 'y']), allow(['a:B', 'a:C'], 'z')],
      ['Allow a:B + a:C on x + y + z'],
    ],
    [
      'resources of other actions apart',
      [allow(['a:B', 'a:C'], 'x'), allow('a:B', 'y')],
      ['Allow a:B + a:C on x', 'Allow a:B on y'],
    ],
    [
      'Allow apart from Deny',
      [allow('a:B', 'x'), { ...allow('a:C', 'x'), Effect: 'Deny' }, allow('a:D', 'x')],
      ['Allow a:B + a:D on x', 'Deny a:C on x'],
    ],
    [
      'a resource apart from everything except it',
      [allow('a:B', 'x'), { Effect: 'Allow', Action: 'a:C', NotResource: 'x' }],
      ['Allow a:B on x', 'Allow a:C on all but x'],
    ],
    [
      'a resource apart from everything except some, for the same action',
      [allow('a:B', 'x'), { Effect: 'Allow', Action: 'a:B', NotResource: ['x', 'y'] }],
      ['Allow a:B on x', 'Allow a:B on all but x, y'],
    ],
    [
      'a grant with a condition apart from one without',
      [allow('a:B', 'x'), allow('a:C', 'x', when('t'))],
      ['Allow a:B on x', 'Allow a:C on x if StringEquals aws:Tag t'],
    ],
    [
      'different conditions apart',
      [allow('a:B', 'x', when('t')), allow('a:B', 'y', when('u'))],
      ['Allow a:B on x if StringEquals aws:Tag t', 'Allow a:B on y if StringEquals aws:Tag u'],
    ],
    [
      'the same conditions in different notation',
      [allow('a:B', 'x', when(['t', 'u'])), allow('a:C', 'x', when(['u', 't'], 'AWS:tag'))],
      ['Allow a:B + a:C on x if StringEquals aws:Tag t|u'],
    ],
    [
      'NotAction with the other actions of the resource',
      [{ Effect: 'Allow', NotAction: ['iam:*', 'a:*'], Resource: 'x' }, allow('iam:Get', 'x')],
      ['Allow everything but a:*, iam:* + iam:Get on x'],
    ],
    [
      'groups in the order of their first grants',
      [allow('a:B', 'y'), allow('a:C', 'x'), allow('a:D', 'y')],
      ['Allow a:B + a:D on y', 'Allow a:C on x'],
    ],
  ])('groups %s', (_, statements, groups) => {
    expect(groupGrants(readGrants(...statements)).map(showGroup)).toEqual(groups);
  });

  test('does not change the grants', () => {
    const grants = readGrants(allow(['a:B', 'a:C'], ['x', 'y'], when('t')));
    const before = structuredClone(grants);
    groupGrants(grants);
    expect(grants).toEqual(before);
  });
});
