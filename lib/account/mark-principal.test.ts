import { expect, test } from 'vitest';
import { buildPrincipal } from '../../testing/account';
import type { Principal } from './details';
import { markPrincipal, type PrincipalMark } from './mark-principal';

test.each<[string, string, Partial<Principal>, PrincipalMark[]]>([
  ['a user', 'user a', {}, []],
  ['a role that was used', 'role a', { lastUsed: '2021-11-03T00:00:00Z' }, []],
  ['a role that was used long ago', 'role a', { lastUsed: '2021-11-01T23:59:59Z' }, ['unused']],
  ['a role that was never used', 'role a', { lastUsed: '' }, ['unused']],
  ['a role of whose use nothing is known', 'role a', {}, []],
  ['a new role', 'role a', { createDate: '2022-01-01T00:00:00Z', lastUsed: '' }, []],
  [
    'a service-linked role',
    'role a',
    { path: '/aws-service-role/x.amazonaws.com/', lastUsed: '2022-01-30T00:00:00Z' },
    ['service-linked'],
  ],
  [
    'an unused role of IAM Identity Center',
    'role a',
    { path: '/aws-reserved/sso.amazonaws.com/eu-west-1/', lastUsed: '' },
    ['identity-center', 'unused'],
  ],
])('%s', (_, name, more, marks) => {
  expect(markPrincipal(buildPrincipal(name, [], more), '2022-01-31')).toEqual(marks);
});

test('a role without any date has no mark of its use', () => {
  const principal = buildPrincipal('role a', [], { createDate: '', lastUsed: '' });
  expect(markPrincipal(principal, '2022-01-31')).toEqual([]);
});
