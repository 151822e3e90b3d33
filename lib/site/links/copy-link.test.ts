import { describe, expect, test } from 'vitest';
import {
  encodeAddress,
  formatLink,
  formatRichLink,
  type LinkFormat,
  linkFormats,
} from './copy-link';
import type { LinkSubject } from './subject';

const subject: LinkSubject = {
  name: 'AmazonConnect_FullAccess v4',
  label: 'AmazonConnect_FullAccess v4 (2023-03-07)',
  detail: 'Wider: 1 action more.',
  date: '2023-03-07',
  path: '/p/',
  card: '/p/card.png',
  url: 'https://x.example/p/',
};

test.each<[LinkFormat, string]>([
  ['markdown', '[AmazonConnect_FullAccess v4 (2023-03-07)](https://x.example/p/)'],
  ['confluence', '[AmazonConnect_FullAccess v4 (2023-03-07)|https://x.example/p/]'],
  ['mediawiki', '[https://x.example/p/ AmazonConnect_FullAccess v4 (2023-03-07)]'],
  ['html', '<a href="https://x.example/p/">AmazonConnect_FullAccess v4 (2023-03-07)</a>'],
  ['text', 'AmazonConnect_FullAccess v4 (2023-03-07)\nWider: 1 action more.\nhttps://x.example/p/'],
])('a name as IAM has them needs no escape: %s', (format, text) => {
  expect(formatLink(format, subject)).toBe(text);
});

/** Names that a format would read as markup, and the same as text of it. */
const hostile: Partial<Record<LinkFormat, [name: string, text: string][]>> = {
  markdown: [
    ['a](http://evil) [b', String.raw`a\](http://evil) \[b`],
    ['*a* `b` ~~c~~', String.raw`\*a\* \`b\` \~\~c\~\~`],
    ['_a_ b__c d_e', String.raw`\_a\_ b\_\_c d_e`],
    ['a_', String.raw`a\_`],
    ['<script>&amp;', String.raw`\<script\>\&amp;`],
    ['![x] a|b $y$', String.raw`!\[x\] a\|b \$y\$`],
    ['\\](x)', String.raw`\\\](x)`],
    ['a\n\n# b', 'a # b'],
  ],
  confluence: [
    ['a|http://evil] [b', String.raw`a\|http://evil\] \[b`],
    ['{html}x{html}', String.raw`\{html\}x\{html\}`],
    ['*a* _b_ -c- +d+ ^e^ ~f~', String.raw`\*a\* \_b\_ \-c\- \+d\+ \^e\^ \~f\~`],
    ['!x! ??y?? @z', String.raw`\!x\! \?\?y\?\? \@z`],
    ['a_b 2023-03-07 a+b', 'a_b 2023-03-07 a+b'],
    ['a--b', String.raw`a\-\-b`],
    ['a\\\\b &lt;', 'a&#92;&#92;b &amp;lt;'],
    ['(y) (off) (2023)', String.raw`\(y) \(off) (2023)`],
  ],
  mediawiki: [
    ['a] [http://evil b', 'a&#93; &#91;http://evil b'],
    ["''a'' '''b'''", '&#39;&#39;a&#39;&#39; &#39;&#39;&#39;b&#39;&#39;&#39;'],
    ['{{x|y=z}}', '&#123;&#123;x&#124;y&#61;z&#125;&#125;'],
    ['<nowiki>&lt;', '&#60;nowiki&#62;&#38;lt;'],
    ['~~~~ __TOC__ a_b', '&#126;&#126;&#126;&#126; &#95;&#95;TOC&#95;&#95; a_b'],
  ],
  html: [
    [
      '</a><script>alert("x")</script>',
      '&lt;/a&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;',
    ],
    ['&amp; ]]>', '&amp;amp; ]]&gt;'],
  ],
  text: [['a\u202eb\n\u0007c', 'ab c']],
};

describe.each(Object.entries(hostile))('text in %s', (format, names) => {
  test.each(names)('%j', (label, text) => {
    const [plain, link] = ['name', label].map((each) =>
      formatLink(format as LinkFormat, { ...subject, label: each }),
    );
    expect(link).toBe(plain?.replace('name', () => text));
  });
});

test.each(linkFormats)('no address ends %s too early, or breaks its line', (format) => {
  const url = `https://x.example/a b(c)[d]|e"f'g<h>{i}\`j\\k^l*\n`;
  const link = formatLink(format, { ...subject, url });
  expect(link).toContain(
    'https://x.example/a%20b%28c%29%5Bd%5D%7Ce%22f%27g%3Ch%3E%7Bi%7D%60j%5Ck%5El%2A%0A',
  );
});

test('what is encoded already, and letters of names, stay as they are', () => {
  const url = 'https://x.example/~me/A%2Bb_c-d.e/#statement-1';
  expect(encodeAddress(url)).toBe(url);
});

test('the rich link has the name, the date and the sentence, escaped', () => {
  expect(formatRichLink(subject)).toBe(
    '<p><a href="https://x.example/p/">AmazonConnect_FullAccess v4 (2023-03-07)</a><br>Wider: 1 action more.</p>',
  );
  const hostile = '</p><script>alert("x")</script>&amp;\u202e';
  expect(formatRichLink({ ...subject, label: hostile, detail: hostile })).toBe(
    `<p><a href="https://x.example/p/">${'&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;'}</a><br>${'&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&amp;amp;'}</p>`,
  );
});
