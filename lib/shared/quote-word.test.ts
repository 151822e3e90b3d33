import { expect, test } from 'vitest';
import { quoteWord } from './quote-word';

test.each([
  ['', "''"],
  ['plain', "'plain'"],
  ['$HOME `x` "y" \\', '\'$HOME `x` "y" \\\''],
  ["it's", "'it'\\''s'"],
])('%j becomes %j', (text, expected) => {
  expect(quoteWord(text)).toBe(expected);
});
