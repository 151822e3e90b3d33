import { expect, test } from '@playwright/test';
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

test('every promised address is there', () => {
  const promised = [
    '/',
    '/changes/',
    '/announcements/',
    '/policies/',
    '/compare/',
    '/about/',
    ...listPairs(dates).map(([a, b]) => `/compare/${a}...${b}/`),
    ...Object.entries(versions).flatMap(([name, numbers]) => [
      `/policies/${name}/`,
      ...numbers.map((n) => `/policies/${name}/v${n}/`),
    ]),
    ...Object.entries(tracked).flatMap(([name, numbers]) =>
      listPairs(numbers).map(([a, b]) => `/policies/${name}/compare/v${a}...v${b}/`),
    ),
  ];
  expect(promised).toHaveLength(6 + 15 + 8 + 57 + 16);
  expect(promised.filter((address) => !files.has(`${address}index.html`))).toEqual([]);
  const extra = pages
    .map(({ path }) => toAddress(path))
    .filter((address) => !promised.includes(address));
  expect(extra).toEqual(['/404.html']);
  for (const [name, numbers] of Object.entries(versions)) {
    for (const n of numbers) expect(files).toContain(`/policies/${name}/v${n}/document.json`);
  }
});

test('no page has one id twice', () => {
  const doubled = pages.flatMap(({ path, text }) => {
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${path}: ${id}`);
  });
  expect(doubled).toEqual([]);
});

test('every page names its own address, the feed, a title and a description of its own', () => {
  const titles = new Map<string, string>();
  for (const { path, text } of pages.filter((page) => page.path !== '/404.html')) {
    const canonical = /<link rel="canonical" href="([^"]*)"/.exec(text)?.[1];
    expect(decodeURIComponent(new URL(canonical ?? '').pathname)).toBe(toAddress(path));
    expect(text).toContain(
      '<link rel="alternate" type="application/rss+xml" href="https://policy-history.example/feed.xml"',
    );
    expect(/<meta name="description" content="[^"]{40,}"/.test(text), path).toBe(true);
    const title = /<title>([^<]*)<\/title>/.exec(text)?.[1] ?? '';
    expect(titles.get(title), `${path} and ${titles.get(title)} share a title`).toBeUndefined();
    titles.set(title, path);
    expect(text.match(/<h1/g), path).toHaveLength(1);
    expect(text, path).toContain('unofficial: not made, checked or endorsed by AWS');
    expect(text, path).toContain('<time dateTime="2026-06-19T00:03:23Z">');
  }
});

test('an unknown address answers 404 with a page that leads on', async ({ page }) => {
  const answer = await page.goto('/policies/NoSuchPolicy/');
  expect(answer?.status()).toBe(404);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing at this address');
  await page.getByRole('link', { name: 'Policies on record' }).click();
  await expect(page).toHaveURL(/\/policies\/$/);
});
