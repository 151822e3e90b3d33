import { expect, test } from 'vitest';
import {
  coversAction,
  coversPattern,
  isPattern,
  patternsOverlap,
  readLiteralPrefix,
  readService,
} from './patterns';

/** Every text of up to `most` letters of an alphabet, the empty one included. */
function listTexts(alphabet: string, most: number): string[] {
  if (most === 0) return [''];
  const shorter = listTexts(alphabet, most - 1);
  return ['', ...shorter.flatMap((text) => [...alphabet].map((letter) => letter + text))];
}

const patterns = listTexts('ab*?', 4);
/** Patterns of up to four letters that meet do so in a text of no more than six. */
const texts = listTexts('ab', 6);

/** For each pattern the texts that it fits, by regular expressions instead of our own code. */
const fitting = new Map(
  patterns.map((pattern) => {
    const expression = new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
    return [pattern, new Set(texts.filter((text) => expression.test(text)))];
  }),
);

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

test.each([
  ['s3:GetObject', false, 's3:GetObject'],
  ['s3:Get*', true, 's3:Get'],
  ['s3:Get?bject*', true, 's3:Get'],
  ['a*b?', true, 'a'],
  ['*', true, ''],
  ['?x', true, ''],
  ['', false, ''],
])('%s has wildcards: %s; it begins with "%s"', (text, expected, start) => {
  expect([isPattern(text), readLiteralPrefix(text)]).toEqual([expected, start]);
});

test('a pattern covers the very texts that it fits', () => {
  const wrong = patterns.flatMap((pattern) =>
    texts
      .filter((text) => coversPattern(pattern, text) !== fitting.get(pattern)?.has(text))
      .map((text) => `${pattern} and ${text}`),
  );
  expect(wrong).toEqual([]);
});

test.each([
  ['', '', true],
  ['', '*', true],
  ['', '**', true],
  ['', '?', false],
  ['', 'a', false],
  ['a', 'a', true],
  ['a', 'b', false],
  ['a', 'A', false],
  ['a', 'ab', false],
  ['?', '?', true],
  ['?', '??', false],
  ['?', '*', true],
  ['*', '*', true],
  ['a*', '*b', true],
  ['a*', 'b*', false],
  ['a*c', 'ab*', true],
  ['a*c', 'ab', false],
  ['*ab*', 'a?', true],
  ['*ab*', 'a', false],
  ['a*', 'a', true],
  ['a**', 'a', true],
  ['*aa', 'b?c', false],
  ['*a?', 'b?c', true],

  ['connect:Get*', 'connect:*Token', true],
  ['connect:Get*', 'connect:Describe*', false],
  ['arn:aws:profile:*:*:domains/*', 'arn:aws:profile:*:*:domains/amazon-connect-*', true],
  ['arn:aws:profile:*:*:domains/*', 'arn:aws:profile:*:*:/templates*', true],
  ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*', false],
  ['\u{1F600}', '\u{1F600}', true],
  ['\u{1F600}b', '\u{1F600}?', true],
  ['\u{1F600}', '\u{1F601}', false],
])('%s and %s meet: %s, in whatever order', (a, b, expected) => {
  expect([patternsOverlap(a, b), patternsOverlap(b, a)]).toEqual([expected, expected]);
});

test('two patterns meet exactly where one text fits both', () => {
  const lists = patterns.map((pattern) => ({ pattern, texts: [...(fitting.get(pattern) ?? [])] }));
  const wrong = lists.flatMap(({ pattern: a, texts }) =>
    patterns
      .filter((b) => texts.some((text) => fitting.get(b)?.has(text)) !== patternsOverlap(a, b))
      .map((b) => `${a} and ${b}`),
  );
  expect(wrong).toEqual([]);
});
