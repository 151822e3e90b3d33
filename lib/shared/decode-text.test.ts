import { expect, test } from 'vitest';
import { decodeText, maxBytes } from './decode-text';

test.each([
  ['text', Buffer.from('{"ü": 1}'), '{"ü": 1}', undefined],
  ['a byte order mark', Buffer.from('\uFEFF{}'), '{}', undefined],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), undefined, 'text in UTF-16'],
  ['UTF-16, big-endian', Buffer.from([0xfe, 0xff, 0, 0x7b]), undefined, 'text in UTF-16'],
  ['other bytes', Buffer.from([0x7b, 0xff]), undefined, 'bytes that are no UTF-8'],
  ['too many bytes', Buffer.alloc(maxBytes + 1, ' '), undefined, 'more'],
])('decodes %s', (_, bytes, text, found) => {
  const decoded = decodeText(bytes);
  expect(decoded.text).toBe(text);
  expect(decoded.problem?.found).toBe(found);
});
