import { describe, expect, test } from 'vitest';
import { getFirstKey, getPolicyKey, parsePolicyArn } from './policy-key';

const arns: [arn: string, parts: [string, string, string, string]][] = [
  ['arn:aws:iam::aws:policy/ReadOnlyAccess', ['aws', 'aws', '/', 'ReadOnlyAccess']],
  ['arn:aws:iam::aws:policy/service-role/Run', ['aws', 'aws', '/service-role/', 'Run']],
  ['arn:aws:iam::aws:policy/aws-service-role/X', ['aws', 'aws', '/aws-service-role/', 'X']],
  ['arn:aws:iam::123456789012:policy/Deploy', ['aws', '123456789012', '/', 'Deploy']],
  ['arn:aws:iam::123456789012:policy/a/b:c/D', ['aws', '123456789012', '/a/b:c/', 'D']],
  ['arn:aws-us-gov:iam::aws:policy/X', ['aws-us-gov', 'aws', '/', 'X']],
];

describe('parsePolicyArn', () => {
  test.each(arns)('parses %s', (arn, [partition, account, path, name]) => {
    expect(parsePolicyArn(arn)).toEqual({ partition, account, path, name });
  });

  test.each([
    'arn:aws:iam::aws:role/X',
    'arn:aws:iam::12345:policy/X',
    'arn:aws:iam::aws:policy/',
    'arn:aws:iam::aws:policy/a b',
    'X',
  ])('returns undefined for %s', (text) => {
    expect(parsePolicyArn(text)).toBeUndefined();
  });
});

describe('keyPolicy', () => {
  test.each([
    ['ReadOnlyAccess', null, 'ReadOnlyAccess'],
    ['ReadOnlyAccess', 'arn:aws:iam::aws:policy/job-function/ReadOnlyAccess', 'ReadOnlyAccess'],
    ['Deploy', 'arn:aws:iam::123456789012:policy/team/Deploy', 'Deploy~123456789012'],
    ['Deploy', 'arn:aws-cn:iam::aws:policy/Deploy', 'Deploy~aws-cn'],
    ['Deploy', 'arn:aws-cn:iam::123456789012:policy/Deploy', 'Deploy~aws-cn~123456789012'],
    ['..', 'arn:aws:iam::aws:policy/..', '~..'],
    ['.', 'arn:aws:iam::123456789012:policy/.', '~.~123456789012'],
    ['X.json', null, 'X.json~'],
    ['X.json', 'arn:aws:iam::123456789012:policy/X.json', 'X.json~123456789012'],
    ['X.JSON', null, 'X.JSON~'],
    ['index.html', null, 'index.html~'],
    ['feed.xml', 'arn:aws:iam::aws:policy/feed.xml', 'feed.xml~'],
    ['card.png', null, 'card.png~'],
    ['compare', null, 'compare~'],
    ['Ask', 'arn:aws:iam::123456789012:policy/Ask', 'Ask~123456789012'],
    ['404', null, '404'],
    ['constructor', null, 'constructor'],
    ['v1.2', null, 'v1.2'],
    ['html', null, 'html'],
  ])('the key of %s, %s, is %s', (policyName, arn, key) => {
    expect(getPolicyKey(policyName, arn)).toBe(key);
  });
});

test.each([
  ['Deploy', null, 'Deploy~2019-12-10', 'Deploy'],
  [
    'Deploy',
    'arn:aws:iam::123456789012:policy/Deploy',
    'Deploy~123456789012~2019-12-10',
    'Deploy~123456789012',
  ],
  ['X.json', null, 'X.json~2019-12-10', 'X.json~'],
])('the key of %s, %s, created again on a day, is %s', (policyName, arn, key, first) => {
  expect(getPolicyKey(policyName, arn, '2019-12-10')).toBe(key);
  expect(getFirstKey(key)).toBe(first);
});

test('a key without a day is the first key', () => {
  expect(getFirstKey('Deploy~123456789012')).toBe('Deploy~123456789012');
});
