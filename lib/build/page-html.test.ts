import { describe, expect, test } from 'vitest';
import {
  delayScripts,
  dropPreconnect,
  isToolPage,
  joinPayload,
  placeIcon,
  shortenPage,
  stripFramework,
} from './page-html';

const framework =
  '<script src="/_next/static/chunks/a.js" async=""></script><script>(self.__next_f=self.__next_f||[]).push([1,"x"])</script>';

describe('stripFramework', () => {
  test.each([
    ['scripts of the framework', `<p>a</p>${framework}`, '<p>a</p>'],
    [
      'preloads of them',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>b',
      'b',
    ],
    ['markers of hydration', 'a<!-- -->b<!--$-->c<!--/$-->', 'abc'],
  ])('removes %s', (_, html, expected) => {
    expect(stripFramework(html)).toBe(expected);
  });

  test.each([
    ['reading.js', '<script src="/reading.js" defer=""></script>'],
    ['data blocks', '<script type="application/ld+json">{"a":1}</script>'],
    ['text that looks like a script', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['a comment that is not React’s', '<!-- kept -->'],
  ])('keeps %s', (_, html) => {
    expect(stripFramework(html)).toBe(html);
  });
});

describe('shortenPage', () => {
  test.each([
    [
      'the precedence of style sheets',
      '<link rel="stylesheet" href="/a.css" data-precedence="next"/>',
      '<link rel="stylesheet" href="/a.css"/>',
    ],
    ['entities of quotes in text', '<td>&quot;a&#x27;s&quot;</td>', '<td>"a\'s"</td>'],
    [
      'end tags of cells and rows',
      '<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody>',
      '<tbody><tr><td>a<td>b<tr><td>c</tbody>',
    ],
    [
      'end tags of items',
      '<ul><li>a</li><li><ol><li>b</li></ol></li></ul><dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>',
      '<ul><li>a<li><ol><li>b</ol></ul><dl><div><dt>a<dd>b</dd></div><dt>c<dd>d</dl>',
    ],
    [
      'invisible characters of a text, and keeps its id',
      '<li id="a\u202eb">a\u202eb</li>',
      '<li id="a\u202eb">a\\u202eb</li>',
    ],
    [
      'invisible characters of metadata',
      '<title>a\u202e</title><meta name="description" content="a\u202eb"/><i title="\u202e">',
      '<title>a\\u202e</title><meta name="description" content="a\\u202eb"/><i title="\u202e">',
    ],
    ['end tags of shapes', '<svg><line x1="0"></line></svg>', '<svg><line x1="0"/></svg>'],
    [
      'Twitter’s copies of Open Graph’s tags',
      '<meta name="twitter:card" content="a"/><meta name="twitter:title" content="b"/><meta name="twitter:image:alt" content="c"/>',
      '<meta name="twitter:card" content="a"/>',
    ],
  ])('removes %s', (_, html, expected) => {
    expect(shortenPage(html)).toBe(expected);
  });

  test.each([
    ['quotes in attributes', '<a title="&quot;">&lt;&amp;quot;</a>'],
    ['text that looks like a tag', '<p>&lt;meta name="twitter:title"&gt;</p>'],
  ])('keeps %s', (_, html) => {
    expect(shortenPage(html)).toBe(html);
  });
});

const iconLast = '<head><title>a</title><link rel="icon" href="/i$&.svg"/></head>';
test.each([
  ['first', '<head><link rel="icon" href="/i$&.svg"/><title>a</title></head>', iconLast],
  ['last', iconLast, iconLast],
  ['missing', '<head></head>', '<head></head>'],
])('placeIcon moves an icon to the end of the head that is %s', (_, html, expected) => {
  expect(placeIcon(html)).toBe(expected);
});

describe('delayScripts', () => {
  const createPage = (tool: string) =>
    '<head><link rel="preload" as="script" fetchPriority="low" href="/x/_next/static/b.js"/>' +
    `<script src="/x/_next/static/a.js" async=""></script></head><div data-island="${tool}">` +
    '</div><script src="/x/reading.js" defer=""></script><script>self.__next_f=[]</script>' +
    '<script src="/x/_next/static/b.js" id="_R_" async=""></script>';

  test('names the framework’s scripts in their order, and keeps reading.js and the payload', () => {
    expect(delayScripts(createPage('late'))).toBe(
      '<head><template data-late="/x/_next/static/a.js"></template></head>' +
        '<div data-island="late"></div><script src="/x/reading.js" defer=""></script>' +
        '<script>self.__next_f=[]</script>' +
        '<template data-late="/x/_next/static/b.js"></template>',
    );
  });

  test('keeps other tool pages as they are', () => {
    expect(delayScripts(createPage(''))).toBe(createPage(''));
  });
});

test('the payload of Next is one text, however many parts React wrote it in', () => {
  const write = (...parts: string[]) =>
    parts
      .map((part) => `<script>self.__next_f.push([1,${JSON.stringify(part)}])</script>`)
      .join('');
  expect(joinPayload(write('1:"a"\n', '2:["b"])', 'c'))).toBe(write('1:"a"\n2:["b"])c'));
});

test('a tool page has an element with the attribute', () => {
  expect(isToolPage('<p><div class="x" data-island="search"></div>')).toBe(true);
  expect(isToolPage('<p title=" data-island=">data-island=""</p>')).toBe(false);
});

test('the hint to connect to the own host is removed', () => {
  const page = '<head><link rel="preconnect" href="/" crossorigin=""/><title>A</title></head>';
  expect(dropPreconnect(page)).toBe('<head><title>A</title></head>');
});
