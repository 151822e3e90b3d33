import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, type Page, test } from '@playwright/test';
import { isToolPage } from '../lib/build/page-html';
import { weighPages } from '../scripts/bench/page-weight';
import { projectFolder } from '../scripts/run-command';
import { listBuilt, readBuilt, toAddress } from './site';
import { openPage } from './tool';

const weigh = (text: string | Buffer) => gzipSync(text, { level: 9 }).length;
const pages = readBuilt('.html');
const rules = /<style>[^<]*<\/style>/;
/** Without the rules that stand in it, which have a bound of their own. */
const weighContent = (html: string) => weigh(html.replace(rules, ''));

test('a reading page is at most 1.15 times a bare file of the same content that looks the same', () => {
  const reading = weighPages(join(projectFolder, 'out')).pages.filter(({ isTool }) => !isTool);
  expect(reading.map(({ kind }) => kind)).toEqual([
    'home',
    'policy',
    'change',
    'days compared',
    'announcements',
  ]);
  expect(reading.filter(({ ratio }) => ratio > 1.15)).toEqual([]);
  // A ratio to a file that lost its content would always do.
  expect(reading.filter(({ styled }) => styled.gzip < 4000)).toEqual([]);
});

test('a reading page has its rules in it, at most 5.6 kB gzip, and 7.5 kB with a diff, and waits for no other file', () => {
  const reading = pages.filter(
    ({ path, text }) => !isToolPage(text) && !path.startsWith('/embed/'),
  );
  expect(reading.length).toBeGreaterThan(100);
  for (const { path, text } of reading) {
    expect(text, path).not.toContain('rel="stylesheet"');
    const size = weigh(rules.exec(text)?.[0] ?? '');
    expect(size, path).toBeGreaterThan(1000);
    expect(size, path).toBeLessThanOrEqual(path.startsWith('/policies/') ? 7500 : 5600);
  }
});

test('no reading page carries the framework', () => {
  const carriers = pages.filter(({ text }) => /\/_next\/[^"]*\.js|__next_f/.test(text));
  expect(carriers.filter(({ text }) => !isToolPage(text)).map(({ path }) => path)).toEqual([]);
  // Next writes the payload of each page as a .txt file.
  expect(listBuilt().filter((path) => path.endsWith('.txt'))).toEqual(['/robots.txt']);
  const ours = listBuilt().filter((path) => path.endsWith('.js') && !path.startsWith('/_next/'));
  expect(ours).toEqual([
    '/account-worker.js',
    '/diff.js',
    '/list.js',
    '/reading.js',
    '/suggest.js',
  ]);
  const sizes = ours.map((path) => weigh(readFileSync(join(projectFolder, 'out', path))));
  expect(sizes.filter((size) => size < 1000)).toEqual([]);
  const [worker = 0, diff = 0, list = 0, reading = 0, suggest = 0] = sizes;
  // The page /account/ loads it with an account.
  expect(worker).toBeLessThanOrEqual(55_000);
  expect(reading).toBeLessThanOrEqual(4800);
  expect(diff).toBeLessThanOrEqual(4500);
  // Only on pages with a list that is too long for a page.
  expect(list).toBeLessThanOrEqual(4500);
  // Only after the search box has the focus.
  expect(suggest).toBeLessThanOrEqual(11_000);
});

const tools = {
  '/account/': '',
  '/ask/': '?action=cloudwatch:PutMetricData&day=2022-01-15',
  '/as-of/': '?day=2022-03-01',
  '/compare/': '?policy=AmazonConnect_FullAccess&from=v2&to=v4',
  '/search/': '?q=passrole',
};

test('the pages that need script are the tools', () => {
  const found = pages.filter(({ text }) => isToolPage(text)).map(({ path }) => toAddress(path));
  expect(found.toSorted()).toEqual(Object.keys(tools).toSorted());
});

for (const [address, question] of Object.entries(tools)) {
  // The comparison also describes differences, conditions and risks in words; an account is analyzed
  // in a worker, which has all of that once more.
  const max = { '/compare/': 221_000, '/account/': 265_000 }[address] ?? 200_000;
  test(`the script that ${address} runs to answer is at most ${max / 1000} kB gzip`, async ({
    page,
  }) => {
    // A worker asks for some files that the page has; the browser fetches them once.
    const bodies = new Map<string, Promise<Buffer>>();
    page.on('response', (response) => {
      const { pathname } = new URL(response.url());
      if (pathname.endsWith('.js') && !bodies.has(pathname)) bodies.set(pathname, response.body());
    });
    await openPage(page, address + question);
    if (address === '/account/') await showSample(page);
    const sizes = (await Promise.all(bodies.values())).map((body) => weigh(body));
    expect(sizes.length).toBeGreaterThan(4);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(max);
  });
}

/** The answer for the sample account, and the effective change of one principal. */
async function showSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Use a sample account' }).click();
  await page
    .getByRole('button', { name: /^What all changes/ })
    .first()
    .click();
  await expect(page.locator('.account-effective h3')).toBeVisible();
}

test('the data that an account needs is at most 500 kB gzip', () => {
  const names = ['all-actions', 'documents', 'record', 'risk', 'sample-account', 'sketches'];
  const sizes = names.map((name) => {
    const size = weigh(readFileSync(join(projectFolder, 'out/tools', `${name}.json`)));
    expect(size, name).toBeGreaterThan(500);
    return size;
  });
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(500_000);
});

test('the largest diff page, with what it did to access, is at most 17.5 kB gzip', () => {
  const diffs = pages.filter(({ path }) => /\/(v\d+|compare\/.*)\/index\.html$/.test(path));
  expect(diffs.length).toBeGreaterThan(80);
  const heavy = diffs
    .map(({ path, text }) => ({ path, size: weighContent(text) }))
    .filter(({ size }) => size > 17_500);
  expect(heavy).toEqual([]);
});

// The hash of the document and the id of its commit, which do not compress, are 0.2 kB of it.
test('every policy page, with its document and since when, is under 18.2 kB gzip', () => {
  const policies = pages.filter(({ path }) => /^\/policies\/[^/]+\/index\.html$/.test(path));
  expect(policies).toHaveLength(8);
  const heavy = policies
    .map(({ path, text }) => ({ path, size: weighContent(text) }))
    .filter(({ size }) => size >= 18_200);
  expect(heavy).toEqual([]);
});

test('the actions of the largest service are at most 16 kB gzip', () => {
  const services = pages.filter(({ path }) => path.startsWith('/actions/'));
  const heavy = services
    .map(({ path, text }) => ({ path, size: weighContent(text) }))
    .filter(({ size }) => size > 16_000);
  expect(heavy).toEqual([]);
});

test('the style sheet of the whole site is at most 13 kB gzip', () => {
  const sheets = readBuilt('.css');
  expect(sheets).toHaveLength(1);
  expect(weigh(sheets[0]?.text ?? '')).toBeLessThan(13_000);
});
