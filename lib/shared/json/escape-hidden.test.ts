import { describe, expect, it } from 'vitest';
import { hostile } from '../../../testing/hostile-text';
import { escapeHidden } from './escape-hidden';

describe('escapeHidden', () => {
  it.each([
    ['direction overrides', 's3:Get\u202etcejbO', 's3:Get\\u202etcejbO'],
    ['direction isolates and marks', '\u2066a\u2069\u200e\u061c', '\\u2066a\\u2069\\u200e\\u061c'],
    ['characters without width', 'a\u200bb\ufeffc\u00add', 'a\\u200bb\\ufeffc\\u00add'],
    ['controls', '\u0000\u001b\u007f\u0085', '\\u0000\\u001b\\u007f\\u0085'],
    ['line ends other than newlines', '\u2028\u2029', '\\u2028\\u2029'],
    ['lone surrogates', '\ud83d \ude00', '\\ud83d \\ude00'],
    ['code points that are no characters', '\ufffe\u{1fffe}', '\\ufffe\\ud83f\\udffe'],
    ['tags', '\u{e0041}', '\\udb40\\udc41'],
  ])('escapes %s', (_, text, shown) => {
    expect(escapeHidden(text)).toBe(shown);
  });

  it.each(['s3:GetObject', '{\n\t"a": "é"\r\n}', '😀 🇩🇪', 'עברית', '\u00a0'])(
    'leaves %j as it is',
    (text) => {
      expect(escapeHidden(text)).toBe(text);
    },
  );

  it('escapes every character of these kinds', () => {
    const kinds = /[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Noncharacter_Code_Point}]/u;
    const kept = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => kinds.test(character) && escapeHidden(character) === character,
    );
    expect(kept).toEqual(['\t', '\n', '\r']);
  });

  it.each(hostile)('keeps the JSON value of %s', (_, text) => {
    const json = JSON.stringify({ [text]: text });
    expect(JSON.parse(escapeHidden(json))).toEqual({ [text]: text });
  });
});
