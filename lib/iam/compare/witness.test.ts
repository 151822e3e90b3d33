import { expect, test } from 'vitest';
import { allow, deny } from '../../testing/builders';
import { parseDocument, type Statement } from '../document';
import { createFiller } from './globs';
import { readAccess } from './model';
import type { Sides, Tools } from './sides';
import { chooseAction, chooseResource } from './witness';

const spelled = new Map([
  ['s3:getobject', 's3:GetObject'],
  ['s3:get*', 's3:Get*'],
]);

function prepare(mine: object[], other: object[] = []): { sides: Sides; tools: Tools } {
  const read = (statements: object[]) =>
    readAccess(
      statements.length === 0
        ? []
        : (parseDocument({ Statement: statements }).statements as Statement[]),
    );
  const sides = { mine: read(mine), other: read(other) };
  const rules = [sides.mine, sides.other].flatMap(({ allows, denies }) => [...allows, ...denies]);
  const tools = {
    fillAction: createFiller(rules.flatMap(({ action }) => action.patterns)),
    fillResource: createFiller(rules.flatMap(({ resource }) => resource.patterns)),
    spell: (action: string) => spelled.get(action) ?? action,
    catalogue: { listActions: () => [], readLevels: () => [] },
  };
  return { sides, tools };
}

test.each<[string, string, object[], object[]?]>([
  ['s3:getobject', 's3:GetObject', [allow('s3:GetObject')]],
  ['s3:get*', 's3:GetSomethingNew', [allow('s3:Get*')]],
  ['s3:get?*', 's3:getxSomethingNew', [allow('s3:Get*')]],
  ['*', 'SomethingNew:SomethingNew', [allow('*')]],
  ['*:get*', 'SomethingNew:getSomethingNew', [allow('*:Get*')]],
  // A word that a rule sees otherwise than the general text would prove nothing.
  ['s3:get*', 's3:get000', [allow('s3:Get*')], [allow('s3:*New')]],
  ['s3:get*', 's3:get000', [allow('s3:Get*'), deny('s3:*Something*')]],
  ['*', '000', [allow('*')], [allow('somethingnew:*')]],
  ['?:*', '0:0000', [allow('?:*')], [allow('x:*')]],
  ['s3:get*', 's3:GetSomethingNew', [allow('s3:Get*')], [allow('ec2:*New')]],
])('an action of %s is %s', (pattern, expected, mine, other = []) => {
  const { sides, tools } = prepare(mine, other);
  expect(chooseAction(pattern, tools.fillAction(pattern), sides, tools)).toBe(expected);
});

test('an action of IAM’s that was asked for is named as it is spelled', () => {
  const { sides, tools } = prepare([allow('s3:Get*')]);
  expect(chooseAction('s3:get*', 's3:getobject', sides, tools)).toBe('s3:GetObject');
});

const get = 's3:GetObject';

test.each<[string, string, object[], object[]?]>([
  ['*', 'arn:aws:s3:us-east-1:111122223333:example', [allow(get)]],
  ['*', 'arn:aws:s3:::example', [allow(get)], [allow(get, 'arn:*:us-*')]],
  ['*', 'example', [allow(get)], [allow(get, 'arn:*')]],
  ['*', '000', [allow(get), deny(get, ['arn:*', 'e*'])]],
  ['*', 'arn:aws:s3:us-east-1:111122223333:example', [allow(get)], [allow('ec2:*', 'arn:*')]],
  ['a', 'a', [allow(get, 'a')]],
  ['a*b?', 'aexamplebx', [allow(get, 'a*b?')]],
  ['a:*', 'a:example', [allow(get, 'a:*')]],
  ['arn:aws:s3:::a/*', 'arn:aws:s3:::a/example', [allow(get, 'arn:aws:s3:::a/*')]],
  [
    'arn:*:*:*:*:user/*:*',
    'arn:aws:service:us-east-1:111122223333:user/example:example',
    [allow(get, 'arn:*:*:*:*:user/*:*')],
  ],
  ['arn:aws:s3:*:*:a', 'arn:aws:s3:us-east-1:111122223333:a', [allow(get, 'arn:aws:s3:*:*:a')]],
  ['a\u{e001}*', 'a${*}example', [allow(get, 'a${*}*')]],
  ['a*', 'a000', [allow(get, 'a*')], [allow(get, '*x*')]],
])('a resource of %s is %s', (pattern, expected, mine, other = []) => {
  const { sides, tools } = prepare(mine, other);
  expect(chooseResource(pattern, get, sides, tools)).toBe(expected);
});
