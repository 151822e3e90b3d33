import { expect, test } from 'vitest';
import { buildDifference } from '../../../testing/builders';
import type { Difference } from './difference';
import { dropCovered } from './drop-covered';

const build = (action: string, resource = '*', more: Partial<Difference> = {}) =>
  buildDifference(action, { resource, ...more });

const under = (...values: string[]) => ({
  conditions: [{ operator: 'StringEquals', key: 'k', values }],
});

test.each<[string, Difference[], string[]]>([
  ['nothing', [], []],
  ['an action of a pattern', [build('s3:GetObject'), build('S3:get*')], ['S3:get* on *']],
  ['a resource of a pattern', [build('s3:Get*', 'a'), build('s3:Get*', 'a*')], ['s3:Get* on a*']],
  ['a pattern of a pattern', [build('s3:*'), build('s3:Get*'), build('s3:Get?')], ['s3:* on *']],
  [
    'no difference that is wider on one side',
    [build('s3:Get*', 'ab'), build('s3:*', 'a')],
    ['s3:Get* on ab', 's3:* on a'],
  ],
  [
    'no difference with another prefix',
    [build('s3:Get*', 'a*'), build('s3:PutObject', 'a'), build('s3:GetObject', 'b')],
    ['s3:Get* on a*', 's3:PutObject on a', 's3:GetObject on b'],
  ],
  [
    'no difference with the same prefix and another end',
    [build('s3:Get*Acl', 'a*b'), build('s3:GetObject', 'ab'), build('s3:GetAcl', 'ac')],
    ['s3:Get*Acl on a*b', 's3:GetObject on ab', 's3:GetAcl on ac'],
  ],
  [
    'a difference whose condition has its values in another order',
    [build('s3:*', '*', under('a', 'b')), build('s3:Get', '*', under('b', 'a'))],
    ['s3:* on *'],
  ],
  [
    'no difference with other conditions',
    [build('s3:*', '*', under('a')), build('s3:Get', '*', under('b')), build('s3:Put')],
    ['s3:* on *', 's3:Get on *', 's3:Put on *'],
  ],
  [
    'nothing that a rest matches',
    [build('s3:*', '*', { isRest: true }), build('s3:GetObject')],
    ['s3:* on *', 's3:GetObject on *'],
  ],
  [
    'nothing for a pattern with excepted actions',
    [build('*', '*', { exceptActions: ['s3:*'] }), build('s3:GetObject')],
    ['* on *', 's3:GetObject on *'],
  ],
  [
    'nothing for a pattern with excepted resources',
    [build('s3:*', '*', { exceptResources: ['a'] }), build('s3:GetObject', 'a')],
    ['s3:* on *', 's3:GetObject on a'],
  ],
  [
    'an action of a pattern with the same excepted resources',
    [
      build('s3:*', '*', { exceptResources: ['a'] }),
      build('s3:GetObject', '*', { exceptResources: ['a'] }),
      build('s3:PutObject', '*', { exceptResources: ['b'] }),
    ],
    ['s3:* on *', 's3:PutObject on *'],
  ],
  ['one of two that cover each other', [build('s3:*'), build('s3:**')], ['s3:** on *']],
])('removes %s', (_, differences, expected) => {
  expect(
    dropCovered(differences).map(({ action, resource }) => `${action} on ${resource}`),
  ).toEqual(expected);
});
