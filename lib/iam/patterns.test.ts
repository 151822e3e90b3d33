import { expect, test } from 'vitest';
import { allow, listTexts, parseStatements } from '../../testing/builders';
import type { Patterns } from './document';
import {
  coversAction,
  coversPattern,
  coversPatterns,
  isPattern,
  listServices,
  lowercaseActions,
  patternsOverlap,
  readLiteralPrefix,
  readService,
} from './patterns';

const patterns = listTexts('ab*?', 4);
/** Patterns of up to four letters that overlap have a text of up to six letters in common. */
const texts = listTexts('ab', 6);

/** By pattern, the texts that it matches according to regular expressions. */
const matched = new Map(
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
])('%s has wildcards: %s; its literal prefix is "%s"', (text, expected, start) => {
  expect([isPattern(text), readLiteralPrefix(text)]).toEqual([expected, start]);
});

test('a pattern covers exactly the texts that it matches', () => {
  const wrong = patterns.flatMap((pattern) =>
    texts
      .filter((text) => coversPattern(pattern, text) !== matched.get(pattern)?.has(text))
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
])('%s and %s overlap: %s, in either order', (a, b, expected) => {
  expect([patternsOverlap(a, b), patternsOverlap(b, a)]).toEqual([expected, expected]);
});

test('two patterns overlap exactly where a text matches both', () => {
  const lists = patterns.map((pattern) => ({ pattern, texts: [...(matched.get(pattern) ?? [])] }));
  const wrong = lists.flatMap(({ pattern: a, texts }) =>
    patterns
      .filter((b) => texts.some((text) => matched.get(b)?.has(text)) !== patternsOverlap(a, b))
      .map((b) => `${a} and ${b}`),
  );
  expect(wrong).toEqual([]);
});

/** `!a b` is everything except a and b. */
const read = (text: string): Patterns => ({
  negated: text.startsWith('!'),
  patterns: text.replace('!', '').split(' '),
});

test.each<[string, string, boolean]>([
  ['a:*', 'a:one', true],
  ['a:one', 'a:*', false],
  ['a:*', 'a:one a:two', true],
  ['a:* b:*', 'a:one b:two', true],
  ['a:*', 'a:one b:two', false],
  ['*', '!a:*', true],
  ['a:* **', '!a:*', true],
  ['a:*', '!b:*', false],
  ['!b:*', 'a:one', true],
  ['!b:*', 'b:one', false],
  ['!b:one', 'b:*', false],
  ['!b:one', 'b:t*', true],
  ['!b:* c:*', 'c:one', false],
  ['!a:*', '!a:*', true],
  ['!a:*', '!a:* b:*', true],
  ['!a:* b:*', '!a:*', false],
  ['!a:one', '!a:*', true],
  ['!a:*', '!a:one', false],
])('%s covers %s: %s', (wide, narrow, covers) => {
  expect(coversPatterns(read(wide), read(narrow))).toBe(covers);
});

test('lowercaseActions keeps whether a list is negated', () => {
  expect(lowercaseActions(read('!A:One b:Two'))).toEqual({
    negated: true,
    patterns: ['a:one', 'b:two'],
  });
});

test('listServices lists each service once, and no prefix with wildcards', () => {
  const statements = parseStatements([
    allow(['s3:Get*', 'S3:Put', 'e*:Get', '*']),
    { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
  ]);
  expect([...listServices(statements)]).toEqual(['s3', 'iam']);
});
