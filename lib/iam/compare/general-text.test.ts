import { expect, test } from 'vitest';
import { listTexts } from '../../../testing/builders';
import { coversPattern } from '../patterns';
import { createGeneralText } from './general-text';

const latin = 'abcdefghijklmnopqrstuvwxyz';
const others = 'абвгдежзийклмнопрстуфхцчшщъыьэюяαβγδεζηθικλμνξοπρτυφχψω';

test.each<[title: string, pattern: string, patterns: string[], kind: number, expected: string]>([
  ['a repeated unused letter for a star', 's3:Get*', ['s3:Get*'], 0, 's3:Getaaa'],
  ['one letter for a question mark', 'b?d*', ['b?d*'], 0, 'badaaaa'],
  ['no letter without wildcards', 's3:Get', [], 0, 's3:Get'],
  ['no letter that a pattern has', '*', ['ab', 'c'], 0, 'ddd'],
  ['no letter that a pattern has in the other case', '*', ['AB'], 0, 'ccc'],
  ['more letters than a pattern has question marks', '*', ['b', 'b??b?'], 0, 'aaaaaa'],
  ['another letter for another kind', '*', ['a'], 1, 'ccc'],
  ['another letter for a question mark of another kind', 'a?', ['a'], 2, 'ad'],
  ['a letter of another alphabet', '*', [latin], 0, 'ааа'],
  ['a character for private use', '*', [latin + others], 1, '\u{e101}\u{e101}\u{e101}'],
])('a general text has %s: %s', (_, pattern, patterns, kind, expected) => {
  const { fill, readRun } = createGeneralText(() => patterns);
  expect(fill(pattern, kind)).toBe(expected);
  expect(fill(pattern, kind)).toBe(expected);
  expect(fill('*', kind)).toBe(readRun(kind));
});

test('the letters of a star are those of kind 0 by default', () => {
  const { fill, readRun } = createGeneralText(() => ['b']);
  expect([readRun(), fill('b*')]).toEqual(['aaa', 'baaa']);
});

test('a pattern matches the general text of another exactly where it covers the other', () => {
  const patterns = listTexts('ab*?', 3);
  const { fill } = createGeneralText(() => patterns);
  const wrong = patterns.flatMap((wide) =>
    patterns
      // `?*` matches the general text of `*`, and not the empty text.
      .filter((narrow) => !(narrow.includes('*') && wide.includes('?')))
      .filter((narrow) => coversPattern(wide, fill(narrow)) !== coversPattern(wide, narrow))
      .map((narrow) => `${wide} and ${narrow}`),
  );
  expect(wrong).toEqual([]);
});
