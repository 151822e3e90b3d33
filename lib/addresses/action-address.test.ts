import { expect, test } from 'vitest';
import type { Effect } from '../iam/document';
import {
  buildActionHistoryId,
  formatActions,
  formatActionsShort,
  locateActionHistory,
  locateActionPage,
} from './action-address';

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
  const history = { effect, negated, patterns };
  expect([
    buildActionHistoryId(history),
    locateActionHistory(history),
    formatActions(history),
  ]).toEqual([id, place, words]);
});

test('the id of a NotAction of many patterns is short and unique', () => {
  const notAction = (count: number, last: string) => ({
    effect: 'Deny' as const,
    negated: true,
    patterns: [...Array.from({ length: count - 1 }, (_, at) => `a:B${at}`), last],
  });
  expect(buildActionHistoryId(notAction(8, 'z:Z'))).toMatch(/^deny-not-a:b0\+.*\+z:z$/);
  expect(buildActionHistoryId(notAction(9, 'z:Z'))).toMatch(/^deny-not-9-[0-9a-f]{8}$/);
  expect(buildActionHistoryId(notAction(9, 'Z:z'))).toBe(buildActionHistoryId(notAction(9, 'z:Z')));
  expect(buildActionHistoryId(notAction(9, 'z:Y'))).not.toBe(
    buildActionHistoryId(notAction(9, 'z:Z')),
  );
  expect(formatActionsShort(notAction(9, 'z:Z'))).toBe('everything but 9 actions');
  expect(formatActionsShort(notAction(8, 'z:Z'))).toBe(formatActions(notAction(8, 'z:Z')));
});

test.each<[Effect, boolean, string, string[], string]>([
  ['Allow', false, 'ec2', ['ec2:DescribeVpcs'], '/actions/ec2/describevpcs/'],
  ['Deny', false, 'ec2', ['ec2:Describe*'], '/actions/ec2/deny-describe~/'],
  ['Allow', false, 'ec2', ['ec2:Get?'], '/actions/ec2/get!/'],
])('the page of %s, negated %s, of %s: %j', (effect, negated, service, patterns, address) => {
  expect(locateActionPage(service, { effect, negated, patterns })).toBe(address);
});

test('the page of patterns of several services has no colon', () => {
  const history = { effect: 'Allow' as const, negated: false, patterns: ['s*:Get*'] };
  expect(locateActionPage(undefined, history)).toBe('/actions/any-service/s~%3Dget~/');
});
