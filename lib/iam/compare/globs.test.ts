import { expect, test } from 'vitest';
import { coversPattern } from '../patterns';
import { createFiller, meetPatterns } from './globs';

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
  ['*', '', ['']],
  ['*', 'a?', ['a?']],
  ['*', '*', ['*']],
  ['**', '*', ['*']],
  ['a*', '*b', ['a*b']],
  ['a*', 'b*', []],
  ['a*', 'ab', ['ab']],
  ['a*', 'a', ['a']],
  ['a*b', 'a?', ['ab']],
  ['s3:get*', 's3:*object', ['s3:get*object']],
  ['ab*', '*bc', ['abc', 'ab*bc']],
  ['arn:*:a', 'arn:b:*', ['arn:b:a', 'arn:b:*:a']],
  ['*a*b*c*d*', '*e*f*g*h*', undefined],
])('%s and %s meet in %s, in whatever order', (a, b, expected) => {
  const sort = (found: string[] | undefined) => found && [...found].sort();
  expect([sort(meetPatterns(a, b)), sort(meetPatterns(b, a))]).toEqual([
    sort(expected),
    sort(expected),
  ]);
});

/** Every text of up to `most` letters of an alphabet, the empty one included. */
function listTexts(alphabet: string, most: number): string[] {
  if (most === 0) return [''];
  const shorter = listTexts(alphabet, most - 1);
  return ['', ...shorter.flatMap((text) => [...alphabet].map((letter) => letter + text))];
}

const patterns = listTexts('ab*?', 3);
const texts = listTexts('abc', 5);

test('patterns meet in the very texts that fit both', () => {
  const fits = (pattern: string) => new Set(texts.filter((text) => coversPattern(pattern, text)));
  const fitting = new Map(patterns.map((pattern) => [pattern, fits(pattern)]));
  const find = (pattern: string) => fitting.get(pattern) ?? fits(pattern);
  const wrong = patterns.flatMap((a) =>
    patterns
      .filter((b) => {
        const both = [...find(a)].filter((text) => find(b).has(text));
        const met = new Set(meetPatterns(a, b)?.flatMap((each) => [...find(each)]));
        return both.length !== met.size || both.some((text) => !met.has(text));
      })
      .map((b) => `${a} and ${b}`),
  );
  expect(wrong).toEqual([]);
});

const everyCharacter = '0123456789abcdefghijklmnopqrstuvwxyz';

test.each([
  ['s3:Get*', [], 's3:Get000'],
  ['s3:Get?', [], 's3:Get0'],
  ['s3:GetObject', ['*'], 's3:GetObject'],
  ['a*', ['a0', '1'], 'a222'],
  // What one letter case writes the other must not be taken for.
  ['a*', [`${everyCharacter.slice(0, 10)}A`], 'abbb'],
  ['a*', ['?', 'a??b'], 'a00000'],
  ['a?', [everyCharacter], 'a\u{e010}'],
])('%s beside %j is filled to %s', (pattern, written, expected) => {
  expect(createFiller(written)(pattern)).toBe(expected);
});

test('a pattern fits what another is filled to exactly where it covers the other', () => {
  const fill = createFiller(patterns);
  const wrong = patterns.flatMap((wide) =>
    patterns
      // A star that fits only what has characters enough covers less than its fill shows.
      .filter((narrow) => !(narrow.includes('*') && wide.includes('?')))
      .filter((narrow) => coversPattern(wide, fill(narrow)) !== coversPattern(wide, narrow))
      .map((narrow) => `${wide} and ${narrow}`),
  );
  expect(wrong).toEqual([]);
});

test('patterns too long to follow are not followed, except where they are one', () => {
  const long = `${'x'.repeat(2000)}*`;
  expect(meetPatterns(long, `${long}y`)).toBeUndefined();
  expect(meetPatterns(long, long)).toEqual([long]);
});
