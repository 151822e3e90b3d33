import { expect, test } from '@playwright/test';
import { openSearchFiles, type SearchFile } from '../lib/site/search/search-index';
import { builds, example, openBuild, toAddress } from './site';

/** Entities that our pages and feeds write, as the text that they stand for. */
function decodeEntities(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

for (const build of [...builds, example]) {
  const origin = new URL(build.baseUrl).origin;
  const base = build.baseUrl.slice(origin.length);

  test(`${build.name}: every link, fragment and address leads to a file and a place in it`, () => {
    const { paths, read } = openBuild(build);
    const files = new Set(paths);
    const pages = read('.html');
    const places = new Map(
      pages.map(({ path, text }) => [
        path,
        new Set(
          [...text.matchAll(/ id="([^"]+)"/g)].map((match) => decodeEntities(match[1] ?? '')),
        ),
      ]),
    );
    const broken: string[] = [];
    let checked = 0;
    const check = (from: string, link: string) => {
      const url = new URL(link, `${origin}${base}${toAddress(from)}`);
      if (url.origin !== origin) return;
      checked += 1;
      const path = decodeURIComponent(url.pathname);
      const file = path.endsWith('/') ? `${path}index.html` : path;
      const place = decodeURIComponent(url.hash.slice(1));
      if (!path.startsWith(`${base}/`)) broken.push(`${from}: ${link} leaves ${build.baseUrl}`);
      else if (!files.has(file.slice(base.length))) broken.push(`${from}: ${link}`);
      else if (place !== '' && !places.get(file.slice(base.length))?.has(place))
        broken.push(`${from}: ${link} has no such place`);
    };
    for (const { path, text } of pages) {
      for (const [, link = ''] of text.matchAll(/ (?:href|src|data-copy)="([^"]*)"/g)) {
        check(path, decodeEntities(link));
      }
    }
    const absolute = new RegExp(`${origin.replaceAll('.', '\\.')}[^\\s"'<>\\\\)\\]|]*`, 'g');
    for (const { path, text } of ['.html', '.xml', '.json', '.svg', '.css'].flatMap(read)) {
      // HTML stands in feeds and answers escaped, once more than on pages.
      const whole = decodeEntities(decodeEntities(text)).replace(/<wbr\/?>/g, '');
      for (const [link] of whole.matchAll(absolute)) {
        // A template is no address, and OpenAPI has its servers without the last slash.
        if (!link.includes('{') && link !== build.baseUrl) check(path, link);
      }
    }
    // What the search leads to is in no page's HTML.
    for (const { path, text } of read('/tools/search.json')) {
      const { entries } = openSearchFiles(JSON.parse(text) as SearchFile);
      for (const entry of entries.values()) check(path, base + entry.path);
    }
    expect([...new Set(broken)]).toEqual([]);
    expect(checked).toBeGreaterThan(build === example ? 500 : 10_000);
  });
}

for (const build of [...builds, example]) {
  test(`${build.name}: the sitemap has every page`, () => {
    const { read } = openBuild(build);
    const [sitemap] = read('/sitemap.xml');
    const listed = [...(sitemap?.text ?? '').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url]) =>
      decodeURIComponent((url as string).slice(build.baseUrl.length)),
    );
    const pages = read('.html')
      .map(({ path }) => toAddress(path))
      .filter((path) => path !== '/404.html' && !path.startsWith('/embed/'));
    expect(listed.sort()).toEqual(pages.sort());
  });
}

test('a project site names no address of the domain root', () => {
  const [root, project] = builds;
  const { read } = openBuild(project);
  const strays = ['.html', '.xml', '.json', '.svg', '.css']
    .flatMap(read)
    .filter(({ text }) => text.includes(root.baseUrl))
    .map(({ path }) => path);
  expect(strays).toEqual([]);
});
