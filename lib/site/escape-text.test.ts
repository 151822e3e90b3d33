import { describe, expect, test } from 'vitest';
import {
  dropIllegalCharacters,
  escapeHtml,
  escapeXml,
  formatPlainLine,
  shortenTitle,
  wrapCdata,
} from './escape-text';

const pointsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/**
 * Whether XML 1.0 allows a code point and advises against it in no note.
 * Source: production 2, Char, and the note below it.
 */
const isChar = (point: number) =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point < 0x7f) ||
  (point >= 0xa0 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfdcf) ||
  (point >= 0xfdf0 && point <= 0x10ffff && (point & 0xfffe) !== 0xfffe);

describe('dropIllegalCharacters', () => {
  test.each([
    ['null', 'a\u0000b', 'ab'],
    ['controls', '\u0001\u0008\u000B\u000C\u000E\u001Fa', 'a'],
    ['the last two of the plane', 'a\uFFFE\uFFFFb', 'ab'],
    ['the last two of another plane', 'a\u{10FFFE}\u{10FFFF}b', 'ab'],
    ['noncharacters within the plane', 'a\uFDD0\uFDEFb', 'ab'],
    ['delete and the second set of controls', 'a\u007F\u0080\u0085\u009Fb', 'ab'],
    ['a high surrogate alone', 'a\uD83Db', 'ab'],
    ['a low surrogate alone', 'a\uDE00b', 'ab'],
    ['a high surrogate at the end', 'a\uD83D', 'a'],
    ['surrogates the wrong way round', 'a\uDE00\uD83Db', 'ab'],
    ['one surrogate too many', '\uD83D😀\uDE00', '😀'],
  ])('removes %s', (_, text, left) => {
    expect(dropIllegalCharacters(text)).toBe(left);
  });

  test.each([
    ['tab, line feed and carriage return', 'a\t\n\rb'],
    ['emoji, joined ones too', '😀 👩‍👩‍👧 🇩🇪'],
    ['other scripts', 'Zürich 東京 العربية'],
    ['controls of direction', '\u202Eabc\u202C\u2066d\u2069\u200F'],
    ['separators of lines, the mark of byte order', '\u2028\u2029\uFEFF'],
    ['the replacement character', '\uFFFD'],
    ['the last code point that is a character', '\u{10FFFD}'],
    ['markup', '<a href="x">&amp;]]>'],
    ['nothing', ''],
  ])('keeps %s', (_, text) => {
    expect(dropIllegalCharacters(text)).toBe(text);
  });

  test('keeps exactly the code points that XML 1.0 allows and does not advise against', () => {
    const points = [...pointsFrom(0, 0x10ffff)];
    const wrong = points.filter(
      (point) => (dropIllegalCharacters(String.fromCodePoint(point)) !== '') !== isChar(point),
    );
    expect(wrong).toEqual([]);
  });
});

describe('escapeHtml', () => {
  test.each([
    [
      'a script',
      '<script>alert("1")</script>',
      '&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;',
    ],
    ['an entity, which stays as written', '&amp;&#60;', '&amp;amp;&amp;#60;'],
    ['the end of a CDATA section', ']]>', ']]&gt;'],
    ['every occurrence', '<<>>""&&', '&lt;&lt;&gt;&gt;&quot;&quot;&amp;&amp;'],
    ['characters that XML forbids', '<\u0000b\uD83D>', '&lt;b&gt;'],
    ['an entity that a forbidden character broke', '&\u0001lt;', '&amp;lt;'],
    ['plain text, quotes of one stroke too', "it's 😀 \u202Eabc", "it's 😀 \u202Eabc"],
  ])('escapes %s', (_, text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });
});

describe('escapeXml', () => {
  test.each([
    ['markup', '<a href="x">&amp;', '&#x3C;a href=&#x22;x&#x22;&#x3E;&#x26;amp;'],
    ['the end of a CDATA section', ']]>', ']]&#x3E;'],
    ['ends of lines, which a parser would take for others', '\r\n\t', '&#xD;&#xA;&#x9;'],
    ['characters that XML forbids', '<\u0000\uD83D', '&#x3C;'],
    ['plain text', "it's 😀 \u202Eabc", "it's 😀 \u202Eabc"],
  ])('escapes %s', (_, text, xml) => {
    expect(escapeXml(text)).toBe(xml);
  });
});

describe('wrapCdata', () => {
  test.each([
    ['<p>&amp;</p>', '<![CDATA[<p>&amp;</p>]]>'],
    [']]>', '<![CDATA[]]]]><![CDATA[>]]>'],
    [']]>]]>', '<![CDATA[]]]]><![CDATA[>]]]]><![CDATA[>]]>'],
    [']]\u0000>', '<![CDATA[]]]]><![CDATA[>]]>'],
    [']]', '<![CDATA[]]]]>'],
    ['', '<![CDATA[]]>'],
  ])('of %j is %s', (text, section) => {
    expect(wrapCdata(text)).toBe(section);
  });
});

describe('shortenTitle', () => {
  const long = 'x'.repeat(50);

  test.each([
    ['nothing of a short text', 'a, b; c', 'a, b; c'],
    ['nothing of one of 120 characters', 'y'.repeat(120), 'y'.repeat(120)],
    ['nothing of 120 characters outside of the plane', '😀'.repeat(120), '😀'.repeat(120)],
    ['behind the last comma', `${long}, ${long}, ${long}`, `${long}, ${long}, …`],
    ['behind the last semicolon', `${long}, b; ${long} ${long}`, `${long}, b; …`],
    ['at a space, where nothing is parted', `${long} ${long} ${long}`, `${long} ${long} …`],
    ['anywhere in a very long token', 'y'.repeat(500), `${'y'.repeat(120)}…`],
    ['never within a character', '😀'.repeat(121), `${'😀'.repeat(120)}…`],
    ['behind a line of its own', `a, b\n${long}${long}${long}`, 'a, …'],
  ])('shortens %s', (_, text, title) => {
    expect(shortenTitle(text)).toBe(title);
  });
});

test.each([
  ['plain text', 'AmazonConnect_FullAccess v4', 'AmazonConnect_FullAccess v4'],
  ['line breaks of every kind', ' a\r\nb\u2028c\u2029d\te ', 'a b c d e'],
  ['control characters', 'a\u0000b\u001bc\u0085d\u007f', 'a b c d'],
  [
    'marks that change the direction of text',
    '\u202eevil\u202c \u2066x\u2069\u200f\u061c',
    'evil x',
  ],
  ['lone surrogates', 'a\ud800b\udc00', 'ab'],
  ['a letter of two surrogates', 'a😀b', 'a😀b'],
  ['markup', '<b>&amp;</b>', '<b>&amp;</b>'],
])('formatPlainLine of %s', (_, text, line) => {
  expect(formatPlainLine(text)).toBe(line);
});
