import { expect, test } from 'vitest';
import { wrapText } from './wrap-text';

/** One for each letter. */
const count = (text: string) => [...text].length;

test.each<[what: string, text: string, width: number, most: number, lines: string[]]>([
  ['nothing', '  ', 10, 2, []],
  ['what fits', 'a short line', 12, 2, ['a short line']],
  ['at blanks', 'one two three', 7, 3, ['one two', 'three']],
  ['blanks of every kind as one', 'one\n\t two', 10, 1, ['one two']],
  ['a word too long for a line', 'abcdefgh ij', 3, 4, ['abc', 'def', 'gh', 'ij']],
  ['a long word after a short one', 'x abcdef', 3, 3, ['x', 'abc', 'def']],
  ['no letter of two units in half', '😀😀😀', 2, 2, ['😀😀', '😀']],
  ['more than there is room for', 'one two three four', 7, 2, ['one two', 'three…']],
  ['an ellipsis that finds room', 'one two three four', 9, 1, ['one two…']],
  ['a word far too long', 'x'.repeat(5000), 10, 1, ['xxxxxxxxx…']],
])('breaks %s', (_, text, width, most, lines) => {
  expect(wrapText(text, width, most, count)).toEqual(lines);
});

test('never writes past the width', () => {
  const text = 'iam:CreateServiceLinkedRole and whatever AWS adds to profile:*, on all resources';
  for (let width = 1; width < 40; width += 1) {
    for (const line of wrapText(text, width, 3, count)) {
      expect(count(line), `${line} at ${width}`).toBeLessThanOrEqual(width);
    }
  }
});
