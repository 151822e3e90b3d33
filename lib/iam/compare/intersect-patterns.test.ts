import { expect, test } from 'vitest';
import { listTexts } from '../../../testing/builders';
import { coversPattern } from '../patterns';
import { intersectArns, intersectPatterns } from './intersect-patterns';

const sort = (found: string[] | undefined) => found && [...found].sort();

test.each<[string, string, string[] | undefined]>([
  ['', '', ['']],
  ['a', 'a', ['a']],
  ['a', 'b', []],
  ['a', 'A', []],
  ['a', 'ab', []],
  ['a', '', []],
  ['?', 'a', ['a']],
  ['?', '?', ['?']],
  ['?', '', []],
  ['?b', 'a?', ['ab']],
  ['*', '', ['']],
  ['*', 'a?', ['a?']],
  ['*', '*', ['*']],
  ['a*', '*b', ['a*b']],
  ['a*', 'b*', []],
  ['a*', 'ab', ['ab']],
  ['a*', 'a', ['a']],
  ['a*b', 'a?', ['ab']],
  ['s3:get*', 's3:*object', ['s3:get*object']],
  ['ab*', '*bc', ['abc', 'ab*bc']],
  ['arn:*:a', 'arn:b:*', ['arn:b:a', 'arn:b:*:a']],
  ['*a*b*c*d*e*f*', '*g*h*i*j*k*l*', undefined],
])('the intersection of %s and %s is %s, in either order', (a, b, expected) => {
  expect(sort(intersectPatterns(a, b))).toEqual(sort(expected));
  expect(sort(intersectPatterns(b, a))).toEqual(sort(expected));
});

const patterns = listTexts('ab*?', 3);
const texts = listTexts('abc', 5);

test('an intersection matches exactly the texts that both patterns match', () => {
  const listMatched = (pattern: string) =>
    new Set(texts.filter((text) => coversPattern(pattern, text)));
  const matched = new Map(patterns.map((pattern) => [pattern, listMatched(pattern)]));
  const find = (pattern: string) => matched.get(pattern) ?? listMatched(pattern);
  const wrong = patterns.flatMap((a) =>
    patterns
      .filter((b) => {
        const both = [...find(a)].filter((text) => find(b).has(text));
        const met = new Set(intersectPatterns(a, b)?.flatMap((each) => [...find(each)]));
        return both.length !== met.size || both.some((text) => !met.has(text));
      })
      .map((b) => `${a} and ${b}`),
  );
  expect(wrong).toEqual([]);
});

test('patterns longer than any ARN have no intersection, unless one covers the other', () => {
  const long = 'x'.repeat(2000);
  expect(intersectPatterns(`${long}*y`, `${long}z*`)).toBeUndefined();
  expect(intersectPatterns(`${long}*`, `${long}*`)).toEqual([`${long}*`]);
  expect(intersectPatterns(`${long}*`, `${long}y`)).toEqual([`${long}y`]);
});

test.each<[string, string, string[] | undefined]>([
  // A star of one part does not match the colon after it.
  ['arn:*:sns:*:*:a*', 'arn:aws:*:*:1:*b', ['arn:aws:sns:*:1:a*b']],
  ['arn:aws:*:1:x', 'arn:aws:a:b:c:1:x', ['arn:aws:a:b:c:1:x']],
  ['arn:aws:s3:::a', 'arn:aws:s3:::b', []],
  ['arn:aws:iam::*:user/x:y', 'arn:aws:iam::1:*:y', ['arn:aws:iam::1:user/x:y']],
  // Texts that are not ARNs are intersected as patterns.
  ['*', 'arn:aws:s3:::a', ['arn:aws:s3:::a']],
  ['a*', '*b', ['a*b']],
  ['arn:*a*b*c*d*e*f*:*::1:x', 'arn:*g*h*i*j*k*l*:*::1:x', undefined],
  ['*a*b*:*a*b*:*a*b*:*a*b*:x:y', '*c*d*:*c*d*:*c*d*:*c*d*:x:y', undefined],
])('the intersection of the ARNs %s and %s is %s, in either order', (a, b, expected) => {
  expect(sort(intersectArns(a, b))).toEqual(sort(expected));
  expect(sort(intersectArns(b, a))).toEqual(sort(expected));
});
