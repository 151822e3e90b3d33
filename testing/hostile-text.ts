/** Text that is hostile to a feed, and is allowed in a Sid, a resource, a condition or a gist. */
export const hostile: readonly (readonly [name: string, text: string])[] = [
  ['the end of a CDATA section, twice', ']]>]]>'],
  ['a script', '<script>alert(1)</script>'],
  ['entities', '& &amp; &lt; &#0; &nosuch;'],
  ['a declaration', '<!DOCTYPE x [<!ENTITY y "z">]><![CDATA['],
  ['quotes', '"\''],
  ['control characters', '\u0000\u0001\u0008\u000B\u001B\u001F\u007F\u0085'],
  ['code points that are no characters', '\uFFFE\uFFFF\uFDD0\u{1FFFE}'],
  ['lone surrogates', '\uD83D \uDE00'],
  ['controls of direction', '\u202Eabc\u202C\u2066'],
  ['emoji', '😀👩‍👩‍👧🇩🇪'],
  ['ends of lines', '\r\n\u2028\u2029'],
  ['a name of every object', '__proto__ constructor'],
  ['a very long token', 'x'.repeat(5000)],
];
