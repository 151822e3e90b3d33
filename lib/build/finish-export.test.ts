import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishPages, measureSite } from './finish-export';
import { isToolPage, placeIcon, shortenPage, stripFramework } from './reading-page';
import { hashInputs } from './stamp';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-history-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** Pages begin as Next begins them: their policy is put behind that. */
const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>';

/** A page without the policy that it was given. */
function readBody(path: string): string {
  const html = readFileSync(join(folder, path), 'utf8');
  expect(html.startsWith(`${start}<meta http-equiv="Content-Security-Policy" content="`)).toBe(
    true,
  );
  return html.slice(start.length).replace(/^<meta [^>]*>/, '');
}

function list(): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const framework =
  '<script src="/_next/static/chunks/a.js" async=""></script><script>(self.__next_f=self.__next_f||[]).push([1,"x"])</script>';

describe('stripFramework', () => {
  test.each([
    ['scripts of the framework', `<p>a</p>${framework}`, '<p>a</p>'],
    [
      'hints to load them',
      '<link rel="preload" as="script" fetchPriority="low" href="/_next/a.js"/>b',
      'b',
    ],
    ['markers of hydration', 'a<!-- -->b<!--$-->c<!--/$-->', 'abc'],
  ])('takes out %s', (_, html, expected) => {
    expect(stripFramework(html)).toBe(expected);
  });

  test.each([
    ['our own script', '<script src="/reading.js" defer=""></script>'],
    ['metadata for machines', '<script type="application/ld+json">{"a":1}</script>'],
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
      'end tags of cells and rows that HTML closes by itself',
      '<tbody><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></tbody>',
      '<tbody><tr><td>a<td>b<tr><td>c</tbody>',
    ],
    [
      'the same of items',
      '<ul><li>a</li><li><ol><li>b</li></ol></li></ul><dl><div><dt>a</dt><dd>b</dd></div><dt>c</dt><dd>d</dd></dl>',
      '<ul><li>a<li><ol><li>b</ol></ul><dl><div><dt>a<dd>b</dd></div><dt>c<dd>d</dl>',
    ],
    [
      'what turns a text around, and leaves its id',
      '<li id="a\u202eb">a\u202eb</li>',
      '<li id="a\u202eb">a\\u202eb</li>',
    ],
    [
      'the same of what is said of the page',
      '<title>a\u202e</title><meta name="description" content="a\u202eb"/><i title="\u202e">',
      '<title>a\\u202e</title><meta name="description" content="a\\u202eb"/><i title="\u202e">',
    ],
    ['end tags of shapes', '<svg><line x1="0"></line></svg>', '<svg><line x1="0"/></svg>'],
    [
      'what is said once more for one service',
      '<meta name="twitter:card" content="a"/><meta name="twitter:title" content="b"/><meta name="twitter:image:alt" content="c"/>',
      '<meta name="twitter:card" content="a"/>',
    ],
  ])('takes out %s', (_, html, expected) => {
    expect(shortenPage(html)).toBe(expected);
  });

  test.each([
    ['quotes in attributes', '<a title="&quot;">&lt;&amp;quot;</a>'],
    ['text that looks like a tag', '<p>&lt;meta name="twitter:title"&gt;</p>'],
  ])('keeps %s', (_, html) => {
    expect(shortenPage(html)).toBe(html);
  });
});

test.each([
  ['before', '<head><link rel="icon" href="/i$&.svg"/><title>a</title></head>'],
  ['after', '<head><title>a</title><link rel="icon" href="/i$&.svg"/></head>'],
])('the icon is last in the head where React wrote it %s the rest', (_, html) => {
  expect(placeIcon(html)).toBe('<head><title>a</title><link rel="icon" href="/i$&.svg"/></head>');
});

test('a page without an icon stays as it is', () => {
  expect(placeIcon('<head></head>')).toBe('<head></head>');
});

describe('finishPages', () => {
  test('removes the framework from pages without input, payloads and Next’s own 404 folders', async () => {
    write('index.html', `${start}<p>home</p>${framework}`);
    write('a/index.html', `${start}<p>a</p>${framework}`);
    write('a/index.txt', 'payload');
    write('404/index.html', 'x');
    write('_not-found/index.html', 'x');
    write('404.html', `${start}not here`);
    write('_next/static/chunks/a.css', 'x');
    expect(await finishPages(folder)).toEqual({ pages: 3, toolPages: 0 });
    expect(measureSite(folder)).toMatchObject({ files: 4 });
    expect(list()).toEqual(['404.html', '_next/static/chunks/a.css', 'a/index.html', 'index.html']);
    expect(readBody('index.html')).toBe('<p>home</p>');
  });

  test('puts the rules that pages of one kind need in place of the style sheet', async () => {
    const link = '<link rel="stylesheet" href="/base/_next/a.css" data-precedence="next"/>';
    write('_next/a.css', '.a{top:0}.b{top:1px}.c{top:2px}');
    write('x/one/index.html', `${start}${link}<p class="a">`);
    write('x/two/index.html', `${start}${link}<p class="b">`);
    write('y/index.html', `${start}${link}<p>`);
    await finishPages(folder);
    expect(readBody('x/one/index.html')).toBe('<style>.a{top:0}.b{top:1px}</style><p class="a">');
    expect(readBody('y/index.html')).toBe('<style></style><p>');
  });

  test('leaves a tool page and its scripts as they are, without polyfills', async () => {
    const tool = `<div data-island="search"></div>${framework}`;
    expect(isToolPage(tool)).toBe(true);
    write('index.html', `${start}${tool}<script src="/x/_next/old.js" noModule=""></script>`);
    write('_next/old.js', 'x');
    write('_next/static/chunks/a.js', 'x');
    expect(await finishPages(folder)).toEqual({ pages: 1, toolPages: 1 });
    expect(readBody('index.html')).toBe(tool);
    expect(list()).toEqual(['_next/static/chunks/a.js', 'index.html']);
  });

  test.each([
    'text: &lt;div data-island=&quot;&quot;&gt; __next_f /_next/static/chunks/a.js',
    '<link rel="alternate" title="self.__next_f /_next/a.js" href="/feed.xml"/>',
    '<a title=" data-island=&quot;&quot; /_next/a.js">x</a>',
  ])('takes %s for the text that it is', async (text) => {
    write('index.html', `${start}<p>${text}</p>${framework}`);
    expect(await finishPages(folder)).toMatchObject({ pages: 1, toolPages: 0 });
    expect(readBody('index.html')).toContain('</p>');
    expect(readBody('index.html')).not.toContain('<script');
  });

  test('refuses a page without input that still names the framework', async () => {
    write('index.html', `${start}<script type="application/x" src="/_next/b.js">__next_f</script>`);
    await expect(finishPages(folder)).rejects.toThrow(
      /index\.html: expected a page without the framework/,
    );
  });
});

test('a hash changes with a name, a byte or what else goes in, and with nothing else', () => {
  write('a.txt', 'one');
  const hash = () => hashInputs([folder, join(folder, 'nowhere')], ['x']);
  const first = hash();
  expect(hash()).toBe(first);
  expect(hashInputs([folder], ['y'])).not.toBe(first);
  write('a.txt', 'two');
  const second = hash();
  expect(second).not.toBe(first);
  write('b.txt', '');
  expect(hash()).not.toBe(second);
});
