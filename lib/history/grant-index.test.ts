import { expect, test } from 'vitest';
import { allow, buildPolicy, deny } from '../../testing/builders';
import { type IndexedGrant, indexGrants, listIndexedGrants } from './grant-index';

const not = { Effect: 'Allow', NotAction: ['b:*', 'c:*'], NotResource: 'r/x' };
const asked = { Condition: { Bool: { k: 'true' } } };

const read = (...statements: object[]) =>
  listIndexedGrants(
    buildPolicy('P', [['v1', '2021-01-01T00:00:00Z', ...statements]]).versions[0]?.statements ?? [],
  );

const word = ({ grant }: IndexedGrant) =>
  `${grant.effect === 'Deny' ? '!' : ''}${grant.action} on ${grant.resource}${grant.conditions.length > 0 ? ' if' : ''}`;

const index = indexGrants(
  read(
    allow(['*', 'a:Get*', 'a:GetOne'], ['r/*', 'r/1']),
    allow('*:GetOne', '*'),
    deny('a:*'),
    not,
    allow('a:GetOne', 'r/1', asked),
  ),
);

const ofStars = ['* on r/*', 'a:Get* on r/*', 'a:GetOne on r/*'];
const all = ['* on r/*', '* on r/1', 'a:Get* on r/*', 'a:Get* on r/1'];
const ofOne = [...all, 'a:GetOne on r/*', 'a:GetOne on r/1', '*:GetOne on *', 'b:*, c:* on r/x'];

test.each<[object, string[], string[]]>([
  [allow('A:getone', 'r/1'), ofOne, ['a:GetOne on r/1']],
  [allow('a:GetOne', 'r/1', asked), [...ofOne, 'a:GetOne on r/1 if'], ['a:GetOne on r/1 if']],
  [allow('a:GetOne', 'r/*'), [...ofStars, '*:GetOne on *'], ['a:GetOne on r/*']],
  [allow('b:GetOne', '*'), ['*:GetOne on *'], []],
  [deny('a:Get', 'r/1'), ['!a:* on *'], []],
  [not, ['b:*, c:* on r/x'], ['b:*, c:* on r/x']],
  [
    { ...allow('a:GetOne'), Resource: undefined, NotResource: 'r/x' },
    ['*:GetOne on *', 'b:*, c:* on r/x'],
    [],
  ],
])('%j', (statement, covering, alike) => {
  const [piece] = read(statement) as [IndexedGrant];
  expect(index.listCovering(piece).map(word)).toEqual(covering);
  expect(index.listEqual(piece).map(word)).toEqual(alike);
});
