import { expect, test } from 'vitest';
import { showText, showTruncated } from './show-text';

test.each([
  ['s3:GetObject', 's3:GetObject'],
  ['Überall: 日本', 'Überall: 日本'],
  ['a\nb\tc', 'a\\u{a}b\\u{9}c'],
  ['\x1b[31mred', '\\u{1b}[31mred'],
  ['\u202ebidi', '\\u{202e}bidi'],
  ['\ud800', '\\u{d800}'],
  ['\u{e010}', '\\u{e010}'],
])('%j is shown as %s', (text, shown) => {
  expect(showText(text)).toBe(shown);
});

test('showTruncated truncates long text', () => {
  expect(showTruncated('abcdef', 4)).toBe('abc…');
  expect(showTruncated('abcd', 4)).toBe('abcd');
});
