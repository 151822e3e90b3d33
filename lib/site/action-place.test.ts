import { expect, test } from 'vitest';
import type { Effect } from '../iam/document';
import { locateLife, nameLife, wordLife } from './action-place';

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
