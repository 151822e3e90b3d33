import { expect, test } from 'vitest';
import { formatPlainLine } from '../escape-text';

test.each([
  ['plain text', 'AmazonConnect_FullAccess v4', 'AmazonConnect_FullAccess v4'],
  ['line breaks of every kind', ' a\r\nb\u2028c\u2029d\te ', 'a b c d e'],
  ['control characters', 'a\u0000b\u001bc\u0085d\u007f', 'a b c d'],
  ['what turns the words around it', '\u202eevil\u202c \u2066x\u2069\u200f\u061c', 'evil x'],
  ['lone surrogates', 'a\ud800b\udc00', 'ab'],
  ['a letter of two surrogates', 'a😀b', 'a😀b'],
  ['markup', '<b>&amp;</b>', '<b>&amp;</b>'],
])('%s', (_, text, line) => {
  expect(formatPlainLine(text)).toBe(line);
});
