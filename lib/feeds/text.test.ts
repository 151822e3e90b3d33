import { describe, expect, test } from 'vitest';
import { dropIllegalCharacters, escapeHtml } from './text';

const pointsFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

/** Whether XML 1.0 allows a code point. Source: production 2, Char. */
const isChar = (point: number) =>
  point === 0x9 ||
  point === 0xa ||
  point === 0xd ||
  (point >= 0x20 && point <= 0xd7ff) ||
  (point >= 0xe000 && point <= 0xfffd) ||
  (point >= 0x10000 && point <= 0x10ffff);

describe('dropIllegalCharacters', () => {
  test.each([
    ['null', 'a\u0000b', 'ab'],
    ['controls', '\u0001\u0008\u000B\u000C\u000E\u001Fa', 'a'],
    ['the last two of the plane', 'a\uFFFE\uFFFFb', 'ab'],
    ['a high surrogate alone', 'a\uD83Db', 'ab'],
    ['a low surrogate alone', 'a\uDE00b', 'ab'],
    ['a high surrogate at the end', 'a\uD83D', 'a'],
    ['surrogates the wrong way round', 'a\uDE00\uD83Db', 'ab'],
    ['one surrogate too many', '\uD83D😀\uDE00', '😀'],
  ])('takes out %s', (_, text, left) => {
    expect(dropIllegalCharacters(text)).toBe(left);
  });

  test.each([
    ['tab, line feed and carriage return', 'a\t\n\rb'],
    ['emoji, joined ones too', '😀 👩‍👩‍👧 🇩🇪'],
    ['other scripts', 'Zürich 東京 العربية'],
    ['controls of direction', '\u202Eabc\u202C\u2066d\u2069\u200F'],
    ['controls that XML allows', '\u007F\u0085\u009F\u2028\uFEFF'],
    ['the last code point', '\u{10FFFF}'],
    ['markup', '<a href="x">&amp;]]>'],
    ['nothing', ''],
  ])('keeps %s', (_, text) => {
    expect(dropIllegalCharacters(text)).toBe(text);
  });

  test('keeps exactly the code points that XML 1.0 allows', () => {
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
    ['what XML forbids', '<\u0000b\uD83D>', '&lt;b&gt;'],
    ['an entity that a forbidden character broke', '&\u0001lt;', '&amp;lt;'],
    ['plain text, quotes of one stroke too', "it's 😀 \u202Eabc", "it's 😀 \u202Eabc"],
  ])('makes text of %s', (_, text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });
});
