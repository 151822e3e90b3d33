import { expect, test } from 'vitest';
import { allow, deny } from '../../testing/builders';
import { parseDocument, type Statement } from '../document';
import { type Rule, readAccess, writeEscapes } from './model';

const read = (...statements: object[]) =>
  readAccess(parseDocument({ Statement: statements }).statements as Statement[]);

const readRule = (statement: object) => read(statement).allows[0] as Rule;

const list = (rules: readonly Rule[]) => rules.map(({ statement }) => statement);

test('grants and denials stand apart, each with its place in the document', () => {
  const { allows, denies } = read(allow('s3:*'), deny('s3:Put*'), allow('ec2:*'));
  expect([list(allows), list(denies)]).toEqual([[0, 2], [1]]);
});

test.each<[string, string | string[], string, boolean]>([
  ['Action', 'S3:GetObject', 's3:getobject', true],
  ['Action', 'S3:GetObject', 's3:getobjectacl', false],
  ['Action', ['ec2:*', 's3:Get*'], 's3:getobject', true],
  ['Action', 's3:Get?*', 's3:get', false],
  ['Action', '*', 's3:getobject', true],
  ['NotAction', 's3:Get*', 's3:getobject', false],
  ['NotAction', ['s3:Get*', 'ec2:RunInstances'], 'ec2:runinstances', false],
  ['NotAction', 's3:Get*', 's3:putobject', true],
  ['Resource', 'a', 'a', true],
  ['Resource', 'a', 'A', false],
  ['Resource', 'a*', 'ab', true],
  ['Resource', ['a', 'b'], 'b', true],
  ['Resource', 'a/${aws:username}', 'a/${aws:username}', true],
  // The escape means the character, which no text of ours has; it is no wildcard.
  ['Resource', 'a/${*}', 'a/b', false],
  ['NotResource', 'a*', 'ab', false],
  ['NotResource', 'a*', 'b', true],
])('%s %s matches %s: %s', (name, patterns, text, expected) => {
  const { Action, Resource, ...rest } = allow('s3:*');
  const isAction = name.endsWith('Action');
  const other = isAction ? { Resource } : { Action };
  const rule = readRule({ ...rest, ...other, [name]: patterns });
  const { matches, isNegated } = isAction ? rule.action : rule.resource;
  expect([matches(text), isNegated]).toEqual([expected, name.startsWith('Not')]);
});

test.each([
  ['a/${*}/*', 'a/\u{e001}/*'],
  ['${?}${$}?', '\u{e002}\u{e003}?'],
  ['${aws:username}', '${aws:username}'],
])('the escapes of %s are read and written back', (written, meant) => {
  const { resource } = readRule(allow('s3:*', written));
  expect(resource.patterns).toEqual([meant]);
  expect(writeEscapes(meant)).toBe(written);
});

test.each<[string, boolean, object, object]>([
  [
    'order',
    true,
    { Bool: { l: 'true' }, Null: { k: 'true' } },
    { Null: { k: true }, Bool: { l: true } },
  ],
  ['letter case of keys', true, { Bool: { L: 'true' } }, { Bool: { l: 'true' } }],
  ['values', false, { Bool: { l: 'true' } }, { Bool: { l: 'false' } }],
  ['number', false, { Bool: { l: 'true' } }, {}],
])('conditions that differ in %s are the same: %s', (_, expected, a, b) => {
  const [one, other] = [a, b].map((Condition) => readRule(allow('s3:*', '*', { Condition })));
  expect(one?.conditionsId === other?.conditionsId).toBe(expected);
});

test.each([
  ['s3:getobject', [0, 2, 3, 4, 5]],
  ['s3:*', [0, 2, 3, 4, 5]],
  ['ec2:runinstances', [1, 2, 3, 4, 5]],
  ['sqs:sendmessage', [3, 4, 5]],
  // Some action of the pattern any of them may speak of.
  ['*', [0, 1, 2, 3, 4, 5]],
  ['?3:get*', [0, 1, 2, 3, 4, 5]],
])('of %s these rules may speak: %j', (action, expected) => {
  const statements = [
    allow(['s3:Get*', 'S3:PutObject']),
    allow('ec2:*'),
    allow(['s3:Put*', 'ec2:Run*']),
    allow('*'),
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    allow('s*:Get*'),
  ];
  const { allowsOf } = read(...statements);
  const { deniesOf } = read(...statements.map((each) => ({ ...each, Effect: 'Deny' })));
  const sort = (rules: readonly Rule[]) => list(rules).sort();
  expect([sort(allowsOf(action)), sort(deniesOf(action))]).toEqual([expected, expected]);
});

test('where no rule is general, only those of the service speak', () => {
  const { allowsOf } = read(allow('s3:*'), allow('ec2:*'));
  expect([list(allowsOf('ec2:runinstances')), list(allowsOf('sqs:sendmessage'))]).toEqual([
    [1],
    [],
  ]);
});
