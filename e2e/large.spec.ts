import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { paths } from '../lib/addresses/paths';
import { projectFolder } from '../scripts/run-command';
import { type StaticServer, startStaticServer } from '../scripts/static-server';
import { busiestPolicy, largeCounts, widestPolicy } from '../testing/large-record';
import { large, openBuild, toAddress } from './site';

// The site over a record with more policies and changes than one page can have: pages of months and
// letters, and lists that are filtered by an index.

let server: StaticServer;
test.beforeAll(async () => {
  openBuild(large);
  server = await startStaticServer({
    root: join(projectFolder, large.name),
    port: 0,
    basePath: '',
  });
});
test.afterAll(() => server?.close());

const at = (path: string) => `http://127.0.0.1:${server.port}${path}`;
/** Each policy has one, some have more; the widest has two. */
const versions = largeCounts.policies + largeCounts.unchanged + largeCounts.mostVersions;

const readPages = (pattern: RegExp) =>
  openBuild(large)
    .read('/index.html')
    .filter(({ path }) => pattern.test(path));
const listRows = (page: Page) => page.locator('#list-results li, #policy-list-results li');
const button = (page: Page) => page.locator('[id$="-results"] > button');

test('changes of all months are found by a filter, some at a time', async ({ page }) => {
  await page.goto(at(paths.changes));
  await expect(page.locator('#list > ol > li')).toHaveCount(30);
  await page.getByLabel('Name').fill(busiestPolicy.toLowerCase());
  await expect(page.getByRole('status')).toHaveText(
    `${largeCounts.mostVersions} of ${versions} changes`,
  );
  await expect(listRows(page)).toHaveCount(50);
  await expect(page.locator('#list')).toBeHidden();
  await button(page).click();
  await expect(listRows(page)).toHaveCount(60);
  await expect(button(page)).toBeHidden();
  await expect(listRows(page).last().getByRole('link')).toHaveAttribute(
    'href',
    paths.change(busiestPolicy, 'v1'),
  );
  // The first of the new rows has the focus, since the button moved away.
  await expect(listRows(page).nth(50).getByRole('link')).toBeFocused();
});

test('versions that change no permission come last, behind a button', async ({ page }) => {
  await page.goto(at(paths.changesWhere({ year: '2026' })));
  await expect(page.getByRole('status')).toHaveText(
    `${largeCounts.unchanged} of ${versions} changes`,
  );
  // All of them are such versions, so they are shown.
  await expect(listRows(page)).toHaveCount(largeCounts.unchanged);
  await page.goto(at(`${paths.changes}?q=AWSA0Access`));
  await expect(listRows(page)).toHaveCount(1);
  await expect(button(page)).toHaveText('Show 1 version without a change of permissions');
  await button(page).click();
  await expect(listRows(page)).toHaveCount(2);
});

test('a link names a policy, and its choice can be removed', async ({ page }) => {
  await page.goto(at(paths.changesWhere({ policy: busiestPolicy, verdict: 'wider' })));
  await expect(page.getByLabel('Policy', { exact: true })).toHaveValue(busiestPolicy);
  await expect(listRows(page).first()).toContainText(`${busiestPolicy} v60`);
  await expect(listRows(page).first().locator('.chip').first()).toHaveText('Wider');
  await page.getByRole('button', { name: 'Show all' }).click();
  await expect(page.locator('#list')).toBeVisible();
  await expect(page).toHaveURL(at(paths.changes));
});

test('policies are found by name and risk, and sorted', async ({ page }) => {
  await page.goto(at(paths.policies));
  await page.getByLabel('Order').selectOption('Most versions first');
  await expect(listRows(page).first()).toContainText(busiestPolicy);
  await expect(listRows(page).first()).toContainText('60 versions');
  await page.getByLabel('Risk').selectOption('privilege-escalation');
  await expect(page.getByRole('status')).toHaveText(/^\d+ of 306 policies$/);
  await expect(listRows(page).first()).toContainText('Privilege escalation');
  await expect(page).toHaveURL(/\?sort=versions&risk=privilege-escalation$/);
});

test('an action in the field of the name leads to the policies that allow it', async ({ page }) => {
  await page.goto(at(paths.policies));
  await page.getByLabel('Name or action').fill('glue:Get0Table');
  const link = page.getByRole('link', { name: 'Policies that allow glue:Get0Table' });
  await expect(link).toHaveAttribute('href', paths.whoAllowedQuery({ action: 'glue:Get0Table' }));
  await page.getByLabel('Name or action').fill('glue');
  await expect(link).toBeHidden();
});

test('the feed of a policy is found by its name', async ({ page }) => {
  await page.goto(at(paths.feeds));
  await page.getByLabel('Name').fill(busiestPolicy);
  const row = page.locator('#feed-list-results li');
  await expect(row).toHaveCount(1);
  await expect(row.getByRole('link')).toHaveAttribute(
    'href',
    paths.feed('rss', { policyName: busiestPolicy }),
  );
});

test('a list that cannot be loaded says so', async ({ page }) => {
  await page.route('**/tools/lists/changes.json', (route) => route.fulfill({ status: 503 }));
  await page.goto(at(paths.changes));
  await page.getByLabel('Name').fill('AWS');
  await expect(page.getByRole('status')).toHaveText(/could not be loaded.*503/);
  await page.unroute('**/tools/lists/changes.json');
  await page.getByLabel('Name').fill(busiestPolicy);
  await expect(page.getByRole('status')).toHaveText(/^60 of/);
});

test('pages of months have every version once', () => {
  const months = readPages(/^\/changes\/\d{4}-\d\d\/index\.html$/);
  expect(months.length).toBeGreaterThan(48);
  const ids = months.flatMap(({ text }) =>
    [...text.matchAll(/<li id="([^"]+)"/g)].map(([, id]) => id),
  );
  expect(ids).toHaveLength(versions);
  expect(new Set(ids).size).toBe(versions);
  const [changes] = readPages(/^\/changes\/index\.html$/);
  for (const { path } of months) expect(changes?.text).toContain(`href="${toAddress(path)}"`);
});

test('versions that change no permission are one line of a month', async ({ page }) => {
  await page.goto(at(paths.changesOfMonth('2026-02')));
  const fold = page.locator('.unchanged');
  await expect(fold.first()).toContainText('versions without a change of permissions, 2026-02-13');
  await expect(fold.first().getByRole('link').first()).toBeHidden();
  await fold.first().locator('summary').click();
  await expect(fold.first().getByRole('link').first()).toBeVisible();
});

test('pages of letters have every policy once', () => {
  const names = readPages(/^\/letters\/.\/index\.html$/).flatMap(({ text }) =>
    [...text.matchAll(/<th scope="row"><a href="\/policies\/([^/]+)\//g)].map(([, name]) => name),
  );
  expect(names).toHaveLength(largeCounts.policies);
  expect(new Set(names).size).toBe(largeCounts.policies);
});

for (const width of [1440, 390]) {
  test(`home, policies and changes are short, ${width} px wide`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    for (const [path, most] of [
      [paths.home, 6000],
      [paths.policies, 6000],
      [paths.changes, 10_000],
      [paths.feeds, 10_000],
      [paths.statistics, 10_000],
    ] as const) {
      await page.goto(at(path));
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      expect(height, path).toBeLessThan(most);
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(width, path).toBeLessThanOrEqual(page.viewportSize()?.width as number);
    }
  });
}

test('without script, pages lead to every month and letter', async ({ browser }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at(paths.changes));
  await expect(page.getByLabel('Name')).toBeHidden();
  await page.getByRole('link', { name: 'March' }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^March \d{4}$/);
  await page.goto(at(paths.policies));
  await page.getByRole('link', { name: 'E', exact: true }).click();
  const policy = page.getByRole('link', { name: busiestPolicy });
  const group = page.locator('details.group').filter({ has: policy });
  if (!(await policy.isVisible())) await group.locator('summary').click();
  await expect(policy).toBeVisible();
  await context.close();
});

test('every page of the sitemap is there, with its own address, feeds and card', () => {
  const { paths: files, read } = openBuild(large);
  const sitemap = read('/sitemap.xml')[0]?.text ?? '';
  const pages = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) =>
    decodeURIComponent(new URL(url as string).pathname),
  );
  expect(pages.length).toBeGreaterThan(largeCounts.policies + versions);
  const known = new Set(files);
  expect(pages.filter((path) => !known.has(`${path}index.html`))).toEqual([]);
  const plain = read('/index.html').filter(({ path }) =>
    /^\/policies\/[^/]+\/(v\d+\/)?index\.html$/.test(path),
  );
  expect(plain).toHaveLength(largeCounts.policies + versions);
  for (const { path, text } of plain) {
    const url = `${large.baseUrl}${toAddress(path)}`;
    // Versions have the feed and the card of their policy.
    const policy = `${large.baseUrl}${path.split('/').slice(0, 3).join('/')}/`;
    expect(text, path).toContain(`<link rel="canonical" href="${url}"/>`);
    expect(text, path).toContain(`href="${policy}feed.xml"`);
    expect(text, path).toContain(`<meta property="og:image" content="${policy}card.png"/>`);
    expect(text, path).toContain('<a href="/policies/" aria-current="true">');
  }
  expect(known.has(`/policies/${busiestPolicy}/card.png`)).toBe(true);
  expect(files.filter((path) => /\/v\d+\/card\.png$/.test(path))).toEqual([]);
});

for (const [name, path, heading] of [
  ['a policy', paths.policy(busiestPolicy), busiestPolicy],
  ['a version', paths.change(busiestPolicy, 'v60'), `${busiestPolicy} v59 → v60`],
  ['an action', '/actions/glue/start0job/', 'glue:Start0Job'],
] as const) {
  test(`the page of ${name} has its styles and scripts`, async ({ page }) => {
    const faults: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await page.goto(at(path));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(heading);
    await expect(page.locator('.site-head')).toHaveCSS('display', /block|flex/);
    // The menu of themes is shown by script.
    await page.getByText('More', { exact: true }).click();
    await expect(page.getByRole('group', { name: 'Theme' })).toBeVisible();
    expect(faults).toEqual([]);
  });
}

test('an action of a service with many grants has a page with its policies', async ({ page }) => {
  await page.goto(at('/actions/glue/start0job/'));
  await expect(page.getByRole('link', { name: widestPolicy.policyName })).toBeVisible();
});

for (const width of [1440, 390]) {
  test(`a change of hundreds of lines is short, and a link opens the rest, ${width} px wide`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    const address = at(`/policies/${widestPolicy.policyName}/v2/`);
    await page.goto(address);
    await expect(page.getByText('more changed lines')).toBeVisible();
    await expect(page.locator('#R800')).toBeHidden();
    await expect(page.locator('.diff-head output')).toHaveText('2 changes');
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    expect(height).toBeLessThan(10_000);
    await page.goto(`${address}#R800`);
    await expect(page.locator('#R800')).toBeInViewport();
  });
}
