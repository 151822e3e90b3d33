import { expect, test } from 'vitest';
import { wrapText } from './wrap-text';

/** Every letter is one wide. */
const count = (text: string) => [...text].length;

test.each<[what: string, text: string, width: number, maxLines: number, lines: string[]]>([
  ['nothing', '  ', 10, 2, []],
  ['what fits', 'a short line', 12, 2, ['a short line']],
  ['at spaces', 'one two three', 7, 3, ['one two', 'three']],
  ['white space of any kind as one space', 'one\n\t two', 10, 1, ['one two']],
  ['a word too long for a line', 'abcdefgh ij', 3, 4, ['abc', 'def', 'gh', 'ij']],
  ['a long word after a short one', 'x abcdef', 3, 3, ['x', 'abc', 'def']],
  ['no letter of two code units in half', '😀😀😀', 2, 2, ['😀😀', '😀']],
  ['more lines than allowed', 'one two three four', 7, 2, ['one two', 'three…']],
  ['an ellipsis that fits', 'one two three four', 9, 1, ['one two…']],
  ['a word far too long', 'x'.repeat(5000), 10, 1, ['xxxxxxxxx…']],
])('breaks %s', (_, text, width, maxLines, lines) => {
  expect(wrapText(text, width, maxLines, count)).toEqual(lines);
});

test('no line is wider than the width', () => {
  const text = 'iam:CreateServiceLinkedRole and future profile:* actions, on all resources';
  for (let width = 1; width < 40; width += 1) {
    for (const line of wrapText(text, width, 3, count)) {
      expect(count(line), `${line} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});

test.each([
  ['a b c', ['a', 'b c']],
  ['abcdef', ['ab', 'cd', 'ef']],
])('the first line has less room after an indent: %s', (text, lines) => {
  expect(wrapText(text, 4, 9, (part) => part.length, 2)).toEqual(lines);
});

test('one line with an indent is shortened to its room', () => {
  expect(wrapText('abc def', 6, 1, (part) => part.length, 2)).toEqual(['abc…']);
});
