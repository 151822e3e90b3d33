import { expect, test } from 'vitest';
import { allow, buildPolicy, deny, v } from '../../testing/builders';
import { type IndexedGrant, indexGrants } from './grant-index';

const not = { Effect: 'Allow', NotAction: ['b:*', 'c:*'], NotResource: 'r/x' };
const conditioned = { Condition: { Bool: { k: 'true' } } };

const indexOf = (...statements: object[]) =>
  indexGrants(buildPolicy('P', [v(1, ...statements)]).versions[0]?.statements ?? []);

const show = ({ grant }: IndexedGrant) =>
  `${grant.effect === 'Deny' ? '!' : ''}${grant.action} on ${grant.resource}${grant.conditions.length > 0 ? ' if' : ''}`;

const index = indexOf(
  allow(['*', 'a:Get*', 'a:GetOne'], ['r/*', 'r/1']),
  allow('*:GetOne', '*'),
  deny('a:*'),
  not,
  allow('a:GetOne', 'r/1', conditioned),
);

const onWildcard = ['* on r/*', 'a:Get* on r/*', 'a:GetOne on r/*'];
const onAny = ['* on r/*', '* on r/1', 'a:Get* on r/*', 'a:Get* on r/1'];
const onOne = [...onAny, 'a:GetOne on r/*', 'a:GetOne on r/1', '*:GetOne on *', 'b:*, c:* on r/x'];

test.each<[object, string[], string[]]>([
  [allow('A:getone', 'r/1'), onOne, ['a:GetOne on r/1']],
  [allow('a:GetOne', 'r/1', conditioned), [...onOne, 'a:GetOne on r/1 if'], ['a:GetOne on r/1 if']],
  [allow('a:GetOne', 'r/*'), [...onWildcard, '*:GetOne on *'], ['a:GetOne on r/*']],
  [allow('b:GetOne', '*'), ['*:GetOne on *'], []],
  [deny('a:Get', 'r/1'), ['!a:* on *'], []],
  [not, ['b:*, c:* on r/x'], ['b:*, c:* on r/x']],
  [
    { ...allow('a:GetOne'), Resource: undefined, NotResource: 'r/x' },
    ['*:GetOne on *', 'b:*, c:* on r/x'],
    [],
  ],
])('finds the covering and the equal grants of %j', (statement, covering, equal) => {
  const [grant] = indexOf(statement).grants as [IndexedGrant];
  expect(index.listCovering(grant).map(show)).toEqual(covering);
  expect(index.listEqual(grant).map(show)).toEqual(equal);
});
