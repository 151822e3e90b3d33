import { expect, test } from '@playwright/test';
import { SaxesParser } from 'saxes';
import { embedSize } from '../lib/site/links/embed';
import { listBuilt, readBuilt, toAddress } from './site';

const site = 'https://policy-history.example';
const files = new Set(listBuilt());
const pages = readBuilt('.html');
const answers = readBuilt('/oembed.json');
const embeds = pages.filter(({ path }) => path.startsWith('/embed/'));
const toFile = (url: string) => decodeURIComponent(new URL(url).pathname);

/** The pages of policies, changes and announcements. */
const contractFiles = pages.filter(({ path }) => files.has(`/embed${path}`));

test('every policy, change and announcement has an answer and an embedded page', () => {
  expect(answers.map(({ path }) => path.replace('oembed.json', ''))).toEqual(
    embeds.map(({ path }) => toAddress(path).replace(/^\/embed/, '')),
  );
  expect(embeds).toHaveLength(8 + 57 + 43);
});

test('every answer is as oEmbed has it, and its frame is there', () => {
  for (const { path, text } of answers) {
    const answer = JSON.parse(text);
    expect(answer, path).toMatchObject({
      version: '1.0',
      type: 'rich',
      provider_name: 'Policy History',
      provider_url: `${site}/`,
      ...embedSize,
      thumbnail_url: expect.stringMatching(/\/card\.png$/),
    });
    const src = / src="([^"]*)"/.exec(answer.html)?.[1] ?? '';
    expect(files, path).toContain(`${toFile(src)}index.html`);
    expect(toFile(src)).toBe(`/embed${path.replace('oembed.json', '')}`);
  }
});

test('every page names its own answer, under a name of its own', () => {
  for (const { path, text } of contractFiles) {
    const link = /<link rel="alternate" type="application\/json\+oembed" [^>]*>/.exec(text)?.[0];
    const href = / href="([^"]*)"/.exec(link ?? '')?.[1] ?? 'x:';
    expect(toFile(href), path).toBe(`${toAddress(path)}oembed.json`);
    expect(link, path).toMatch(/ title="[^"]+"/);
  }
});

test('embedded pages are kept out of search, point to their page, and open it on top', () => {
  for (const { path, text } of embeds) {
    expect(text, path).toContain('<meta name="robots" content="noindex, follow"/>');
    expect(text, path).toContain('<base target="_top"/>');
    expect(text.match(/<script/g), path).toBeNull();
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1] ?? 'x:';
    expect(toFile(canonical)).toBe(toAddress(path).replace(/^\/embed/, ''));
  }
  const others = pages.filter((page) => !embeds.includes(page));
  expect(others.filter(({ text }) => text.includes('<base')).map(({ path }) => path)).toEqual([]);
});

test('every embedded page fits its frame, also in a font wider than the one here', async ({
  page,
}) => {
  test.setTimeout(240_000);
  await page.setViewportSize(embedSize);
  const cut: string[] = [];
  for (const { path } of embeds) {
    await page.goto(toAddress(path));
    const [width, height] = await page.evaluate(() => {
      document.documentElement.style.letterSpacing = '0.06em';
      const { scrollWidth, scrollHeight } = document.documentElement;
      return [scrollWidth, scrollHeight];
    });
    if (width !== embedSize.width || height !== embedSize.height) {
      cut.push(`${path}: ${width} × ${height}`);
    }
  }
  expect(cut).toEqual([]);
});

test('an embedded page scrolls in a frame that is too small, to its last line', async ({
  page,
}) => {
  await page.setViewportSize({ width: 300, height: 150 });
  for (const { path } of embeds.slice(0, 5)) {
    await page.goto(toAddress(path));
    const source = page.getByText('unofficial: not made, checked or endorsed by AWS');
    await expect(source).not.toBeInViewport({ ratio: 1 });
    await page.mouse.wheel(0, 2000);
    await expect(source).toBeInViewport({ ratio: 1 });
  }
});

test('a badge is an SVG and names the default version', async ({ request }) => {
  const badges = readBuilt('/badge.svg');
  const { policies } = await (await request.get('/api/v1/policies.json')).json();
  expect(badges).toHaveLength(8);
  for (const { path, text } of badges) {
    const parser = new SaxesParser();
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(text).close();
    const { inForce } = policies.find(({ badge }: { badge: string }) => toFile(badge) === path);
    expect(text).toContain(`>${inForce.versionId} · ${inForce.since.slice(0, 10)}</text>`);
  }
});

test('a badge is served as SVG', async ({ request }) => {
  const answer = await request.get('/policies/AmazonConnect_FullAccess/badge.svg');
  expect(answer.headers()['content-type']).toBe('image/svg+xml; charset=utf-8');
});

/** What must be said of a thing of a type, beside its name and address. */
const required: Record<string, string[]> = {
  WebSite: ['url', 'name'],
  Dataset: ['name', 'description', 'url', 'temporalCoverage', 'creator', 'distribution'],
  TechArticle: ['headline', 'datePublished', 'image', 'author', 'publisher', 'about', 'isPartOf'],
  Article: ['headline', 'datePublished', 'image', 'author', 'publisher'],
  BreadcrumbList: ['itemListElement'],
};

test('the data of every page can be read, has what its type asks for, and leads somewhere', () => {
  const counts: Record<string, number> = {};
  for (const { path, text } of pages) {
    for (const [, json] of text.matchAll(
      /<script type="application\/ld\+json">([\s\S]*?)<\/script>/g,
    )) {
      const data = JSON.parse(json ?? '');
      expect(data['@context']).toBe('https://schema.org');
      for (const thing of data['@graph']) {
        const type = thing['@type'] as string;
        counts[type] = (counts[type] ?? 0) + 1;
        for (const key of required[type] ?? ['a known type'])
          expect(thing, path).toHaveProperty(key);
        if (thing.url) expect(toFile(thing.url)).toBe(toAddress(path));
        if (thing.headline) expect([...thing.headline].length).toBeLessThanOrEqual(110);
        if (type === 'Dataset') {
          expect(thing.description.length).toBeGreaterThanOrEqual(50);
          expect(thing.description.length).toBeLessThanOrEqual(5000);
        }
        for (const { item } of thing.itemListElement ?? []) {
          expect(files, `${path}: ${item}`).toContain(`${toFile(item)}index.html`);
        }
      }
    }
  }
  expect(counts).toMatchObject({ WebSite: 1, Dataset: 8, TechArticle: 57 });
});
