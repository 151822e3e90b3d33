import { expect, test } from 'vitest';
import type { Effect } from '../iam/document';
import { locateLife, nameLife, wordLife, wordLifeShort } from './action-place';

test.each<[Effect, boolean, string[], string, string, string]>([
  ['Allow', false, ['s3:GetObject'], 'getobject', '/actions/s3/#getobject', 's3:GetObject'],
  ['Deny', false, ['s3:Get*'], 'deny-get*', '/actions/s3/#deny-get*', 's3:Get*'],
  ['Allow', false, ['*'], '*', '/actions/any-service/#*', '*'],
  [
    'Allow',
    true,
    ['S3:*', 'sts:*'],
    'not-s3:*+sts:*',
    '/actions/any-service/#not-s3%3A*%2Bsts%3A*',
    'everything but S3:*, sts:*',
  ],
  [
    'Deny',
    true,
    ['s3:*'],
    'deny-not-s3:*',
    '/actions/any-service/#deny-not-s3%3A*',
    'everything but s3:*',
  ],
])('%s, negated %s, %j', (effect, negated, patterns, id, place, words) => {
  const life = { effect, negated, patterns };
  expect([nameLife(life), locateLife(life), wordLife(life)]).toEqual([id, place, words]);
});

test('a NotAction of many patterns has a short name, told from its like', () => {
  const leave = (count: number, last: string) => ({
    effect: 'Deny' as const,
    negated: true,
    patterns: [...Array.from({ length: count - 1 }, (_, at) => `a:B${at}`), last],
  });
  expect(nameLife(leave(8, 'z:Z'))).toMatch(/^deny-not-a:b0\+.*\+z:z$/);
  expect(nameLife(leave(9, 'z:Z'))).toMatch(/^deny-not-9-[0-9a-f]{8}$/);
  expect(nameLife(leave(9, 'Z:z'))).toBe(nameLife(leave(9, 'z:Z')));
  expect(nameLife(leave(9, 'z:Y'))).not.toBe(nameLife(leave(9, 'z:Z')));
  expect(wordLifeShort(leave(9, 'z:Z'))).toBe('everything but 9 actions');
  expect(wordLifeShort(leave(8, 'z:Z'))).toBe(wordLife(leave(8, 'z:Z')));
});
