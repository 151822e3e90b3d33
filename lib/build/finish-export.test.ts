import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { finishPages, measureSite } from './finish-export';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-history-export-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(path: string, text: string) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

/** The beginning of a page as Next writes it; the policy is added after it. */
const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/>';

/** A page without its beginning and its policy. */
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

describe('finishPages', () => {
  test('removes the framework from reading pages, payloads and Next’s 404 folders', async () => {
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

  test('replaces the style sheet by the rules that pages of one kind need', async () => {
    const link = '<link rel="stylesheet" href="/base/_next/a.css" data-precedence="next"/>';
    write('_next/a.css', '.a{top:0}.b{top:1px}.c{top:2px}');
    write('x/one/index.html', `${start}${link}<p class="a">`);
    write('x/two/index.html', `${start}${link}<p class="b">`);
    write('y/index.html', `${start}${link}<p>`);
    await finishPages(folder);
    expect(readBody('x/one/index.html')).toBe('<style>.a{top:0}.b{top:1px}</style><p class="a">');
    expect(readBody('y/index.html')).toBe('<style></style><p>');
  });

  test('removes only polyfills from a tool page', async () => {
    const tool = `<div data-island="search"></div>${framework}`;
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
  ])('takes %s for text', async (text) => {
    write('index.html', `${start}<p>${text}</p>${framework}`);
    expect(await finishPages(folder)).toMatchObject({ pages: 1, toolPages: 0 });
    expect(readBody('index.html')).toContain('</p>');
    expect(readBody('index.html')).not.toContain('<script');
  });

  test('refuses a reading page that still names the framework', async () => {
    write('index.html', `${start}<script type="application/x" src="/_next/b.js">__next_f</script>`);
    await expect(finishPages(folder)).rejects.toThrow(
      /index\.html: expected a page without the framework/,
    );
  });
});
