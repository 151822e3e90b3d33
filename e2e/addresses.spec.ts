import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { record } from './record';
import { listBuilt, readBuilt, toAddress } from './site';

const files = new Set(listBuilt());
const pages = readBuilt('.html');

const dates = ['2021-06-15', '2021-09-27', '2021-11-12', '2022-02-22', '2023-01-26', '2023-03-07'];
const versions: Record<string, number[]> = {
  AmazonConnectCampaignsServiceLinkedRolePolicy: [1, 2, 3, 4, 5],
  AmazonConnectFullAccess: [2],
  AmazonConnectReadOnlyAccess: [1, 2, 3, 4],
  AmazonConnectServiceLinkedRolePolicy: [
    ...Array.from({ length: 30 }, (_, i) => i + 2),
    42,
    53,
    54,
    55,
  ],
  AmazonConnectSynchronizationServiceRolePolicy: [1, 2, 3, 4, 5],
  AmazonConnectVoiceIDFullAccess: [1],
  AmazonConnect_FullAccess: [1, 2, 3, 4],
  CustomerProfilesServiceLinkedRolePolicy: [1, 2, 3],
};
/** Versions in force at some time within the tracked window. */
const tracked: Record<string, number[]> = {
  AmazonConnectServiceLinkedRolePolicy: [4, 5, 6, 7, 8],
  AmazonConnect_FullAccess: [1, 2, 3, 4],
};

function listPairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

/** Rows of AWS's page, as the record that is built from has them. */
const rows = record.announcements.map(({ id }) => id);

/** Services whose actions some document on record names, by prefix. */
const services = new Set(
  record.policies.flatMap(({ versions }) =>
    versions
      .flatMap(({ statements }) => statements.flatMap(({ action }) => action.patterns))
      .map((action) => action.split(':')[0] ?? ''),
  ),
);

test('every promised address is there', () => {
  const contractFiles = [
    ...Object.entries(versions).flatMap(([name, numbers]) => [
      `/policies/${name}/`,
      ...numbers.map((n) => `/policies/${name}/v${n}/`),
    ]),
    ...rows.map((id) => `/announcements/${id}/`),
  ];
  const promised = [
    '/',
    '/changes/',
    '/announcements/',
    '/policies/',
    '/risk/',
    '/statistics/',
    '/account/',
    '/compare/',
    '/search/',
    '/ask/',
    '/as-of/',
    ...dates.map((date) => `/as-of/${date}/`),
    '/about/',
    '/about/linking/',
    '/feeds/',
    '/api/',
    '/actions/',
    ...[...services].map((service) => `/actions/${service}/`),
    ...listPairs(dates).map(([a, b]) => `/compare/${a}...${b}/`),
    ...contractFiles,
    ...contractFiles.map((address) => `/embed${address}`),
    ...Object.entries(tracked).flatMap(([name, numbers]) =>
      listPairs(numbers).map(([a, b]) => `/policies/${name}/compare/v${a}...v${b}/`),
    ),
  ];
  expect(promised).toHaveLength(16 + 6 + 25 + 15 + 2 * (8 + 57 + 43) + 16);
  expect(promised.filter((address) => !files.has(`${address}index.html`))).toEqual([]);
  const extra = pages
    .map(({ path }) => toAddress(path))
    .filter((address) => !promised.includes(address));
  expect(extra).toEqual(['/404.html']);
  const beside = [
    ...contractFiles.flatMap((address) => [`${address}card.png`, `${address}oembed.json`]),
    ...Object.entries(versions).flatMap(([name, numbers]) => [
      ...['badge.svg', 'feed.xml', 'atom.xml', 'feed.json'].map(
        (file) => `/policies/${name}/${file}`,
      ),
      ...numbers.map((n) => `/policies/${name}/v${n}/document.json`),
    ]),
    ...['feed.xml', 'atom.xml', 'feed.json'].flatMap((file) => [
      `/${file}`,
      `/unannounced/${file}`,
    ]),
    '/card.png',
  ];
  expect(beside.filter((path) => !files.has(path))).toEqual([]);
});

test('no page has one id twice', () => {
  const doubled = pages.flatMap(({ path, text }) => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}: ${id}`);
  });
  expect(doubled).toEqual([]);
});

test('every page names its own address, its feeds, a title and a description of its own', () => {
  const titles = new Map<string, string>();
  const own = pages.filter(({ path }) => path !== '/404.html' && !path.startsWith('/embed/'));
  for (const { path, text } of own) {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1];
    expect(decodeURIComponent(new URL(canonical ?? '').pathname)).toBe(toAddress(path));
    const feeds = [
      ...text.matchAll(/<link rel="alternate" type="application\/(\w+\+\w+)" href="([^"]*)"/g),
    ].filter(([, type]) => type !== 'json+oembed');
    // In every format, its own or that of everything; in RSS that of everything on each page.
    expect(new Set(feeds.map(([, type]) => type)), path).toEqual(
      new Set(['rss+xml', 'atom+xml', 'feed+json']),
    );
    expect(feeds.map(([, , href]) => href)).toContain('https://policy-history.example/feed.xml');
    expect(/<meta name="description" content="[^"]{40,}"/.test(text), path).toBe(true);
    const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
    expect(titles.get(title), `${path} and ${titles.get(title)} share a title`).toBeUndefined();
    titles.set(title, path);
    expect(text.match(/<h1/g), path).toHaveLength(1);
    expect(text, path).toContain('made, checked or endorsed by AWS.');
    expect(text, path).toContain('<time dateTime="2026-08-22T06:34:46Z">');
  }
});

test('a page of a policy, a change or a row names its own feed, card and oEmbed answer', () => {
  const pattern = /^\/(policies\/([^/]+)\/(v\d+\/)?|announcements\/[^/]+\/)index\.html$/;
  const contractFiles = pages.filter(({ path }) => pattern.test(path));
  expect(contractFiles).toHaveLength(8 + 57 + 43);
  for (const { path, text } of contractFiles) {
    const address = `https://policy-history.example${toAddress(path)}`;
    const read = (name: string) =>
      new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)"`).exec(text)?.[1];
    expect(read('og:image'), path).toBe(`${address}card.png`);
    // Where it finds nothing of its own it reads what og: says.
    expect(read('twitter:image'), path).toBeUndefined();
    expect(read('twitter:card'), path).toBe('summary_large_image');
    expect(read('og:url'), path).toBe(address);
    expect(read('og:title')?.length, path).toBeGreaterThan(10);
    expect([read('og:image:width'), read('og:image:height')], path).toEqual(['1200', '630']);
    expect(text, path).toContain(`type="application/json+oembed" href="${address}oembed.json"`);
    const policyName = /^\/policies\/([^/]+)/.exec(path)?.[1];
    if (policyName === undefined) continue;
    expect(text, path).toContain(
      `href="https://policy-history.example/policies/${policyName}/atom.xml"`,
    );
  }
});

test('every card is a PNG of 1200 by 630', () => {
  const cards = [...files].filter((path) => path.endsWith('/card.png'));
  expect(cards).toHaveLength(1 + 8 + 57 + 43);
  for (const path of cards) {
    const bytes = readFileSync(`out${path}`);
    expect(bytes.subarray(0, 8).toString('latin1'), path).toBe('\x89PNG\r\n\x1a\n');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], path).toEqual([1200, 630]);
    expect(bytes.length, path).toBeLessThan(60_000);
  }
});

test('an unknown address answers 404 with a page that leads on', async ({ page }) => {
  const answer = await page.goto('/policies/NoSuchPolicy/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Page not found');
  await page.getByRole('link', { name: 'All policies' }).click();
  await expect(page).toHaveURL(/\/policies\/$/);
});
