import { expect, test } from 'vitest';
import { coversAction, coversPattern, readService } from './patterns';

test.each([
  ['*', '', true],
  ['*', 'anything', true],
  ['a*c', 'abc', true],
  ['a*c', 'ac', true],
  ['a*c', 'abcd', false],
  ['a?c', 'abc', true],
  ['a?c', 'ac', false],
  ['*ab*ab', 'abxab', true],
  ['*ab*ab', 'ab', false],
  ['**', 'x', true],
  ['a', 'A', false],
  ['', '', true],
  ['', 'x', false],
  ['arn:aws:s3:::a-*', 'arn:aws:s3:::a-*', true],
  ['arn:aws:s3:::*', 'arn:aws:s3:::a-*', true],
  ['a?', 'a*', false],
  ['a*', 'a?', true],
  ['a?', 'a?', true],
  ['ab', 'a?', false],
])('%s covers %s: %s', (pattern, text, expected) => {
  expect(coversPattern(pattern, text)).toBe(expected);
});

test('actions ignore case', () => {
  expect(coversAction('S3:Get*', 's3:getobject')).toBe(true);
});

test.each([
  ['s3:Get*', 's3'],
  ['IAM:PassRole', 'iam'],
  ['*', '*'],
])('the service of %s is %s', (action, service) => {
  expect(readService(action)).toBe(service);
});
