import { describe, expect, test } from 'vitest';
import { allow } from '../../testing/builders';
import { parseDocument, type Statement } from './document';
import { listGrants } from './grants';
import { formatGrantAction, type GrantGroup, groupGrants } from './group-grants';

function readGrants(...statements: object[]) {
  const parsed = parseDocument({ Version: '2012-10-17', Statement: statements });
  return listGrants(parsed.statements as Statement[]);
}

/** A group as people read it: effect, actions, resources, conditions. */
function show({ effect, actions, resources, resourceNegated, conditions }: GrantGroup): string {
  const asked = conditions.map(
    ({ operator, key, values }) => `${operator} ${key} ${values.join('|')}`,
  );
  return [
    `${effect} ${actions.join(' + ')} on ${resourceNegated ? 'all but ' : ''}${resources.join(' + ')}`,
    ...asked,
  ].join(' if ');
}

const when = (value: unknown, key = 'aws:Tag') => ({
  Condition: { StringEquals: { [key]: value } },
});

describe('groupGrants', () => {
  test.each<[string, object[], string[]]>([
    ['one grant', [allow('a:B', 'x')], ['Allow a:B on x']],
    [
      'actions in another order on another resource',
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
      'not resources of other actions',
      [allow(['a:B', 'a:C'], 'x'), allow('a:B', 'y')],
      ['Allow a:B + a:C on x', 'Allow a:B on y'],
    ],
    [
      'not Allow with Deny',
      [allow('a:B', 'x'), { ...allow('a:C', 'x'), Effect: 'Deny' }, allow('a:D', 'x')],
      ['Allow a:B + a:D on x', 'Deny a:C on x'],
    ],
    [
      'not actions of a resource with those of everything but it',
      [allow('a:B', 'x'), { Effect: 'Allow', Action: 'a:C', NotResource: 'x' }],
      ['Allow a:B on x', 'Allow a:C on all but x'],
    ],
    [
      'not a resource with everything but some, for the same action',
      [allow('a:B', 'x'), { Effect: 'Allow', Action: 'a:B', NotResource: ['x', 'y'] }],
      ['Allow a:B on x', 'Allow a:B on all but x, y'],
    ],
    [
      'not grants of which one has a condition',
      [allow('a:B', 'x'), allow('a:C', 'x', when('t'))],
      ['Allow a:B on x', 'Allow a:C on x if StringEquals aws:Tag t'],
    ],
    [
      'not resources under different conditions',
      [allow('a:B', 'x', when('t')), allow('a:B', 'y', when('u'))],
      ['Allow a:B on x if StringEquals aws:Tag t', 'Allow a:B on y if StringEquals aws:Tag u'],
    ],
    [
      'conditions that ask the same, written differently',
      [allow('a:B', 'x', when(['t', 'u'])), allow('a:C', 'x', when(['u', 't'], 'AWS:tag'))],
      ['Allow a:B + a:C on x if StringEquals aws:Tag t|u'],
    ],
    [
      'what is allowed but for a list, which it says',
      [{ Effect: 'Allow', NotAction: ['iam:*', 'a:*'], Resource: 'x' }, allow('iam:Get', 'x')],
      ['Allow everything but a:*, iam:* + iam:Get on x'],
    ],
    [
      'groups in the order in which their first grants stand',
      [allow('a:B', 'y'), allow('a:C', 'x'), allow('a:D', 'y')],
      ['Allow a:B + a:D on y', 'Allow a:C on x'],
    ],
  ])('puts together: %s', (_, statements, groups) => {
    expect(groupGrants(readGrants(...statements)).map(show)).toEqual(groups);
  });

  test('makes no group of no grants', () => {
    expect(groupGrants([])).toEqual([]);
  });

  test('leaves the grants as they were', () => {
    const grants = readGrants(allow(['a:B', 'a:C'], ['x', 'y'], when('t')));
    const before = structuredClone(grants);
    groupGrants(grants);
    expect(grants).toEqual(before);
  });
});

test.each([
  [allow('S3:Get*'), 'S3:Get*'],
  [{ Effect: 'Deny', NotAction: ['s3:*', 'a:*'], Resource: '*' }, 'everything but a:*, s3:*'],
])('nameAction of %j is "%s"', (statement, name) => {
  expect(readGrants(statement).map(formatGrantAction)).toEqual([name]);
});
