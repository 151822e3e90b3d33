import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { paths } from '../lib/addresses/paths';
import { createSiteAddress } from '../lib/addresses/site-address';
import { projectFolder } from '../scripts/run-command';
import { type StaticServer, startStaticServer } from '../scripts/static-server';
import { exampleImports } from '../testing/example-record';
import { example, openBuild } from './site';
import { watchViolations } from './violations';

// The site over another record: two accounts' policies of one name, with a version that nobody
// observed, a document that was made twice, a default that was set back, and no announcement.
const base = new URL(example.baseUrl).pathname;
const address = createSiteAddress(example.baseUrl);
const [staging, production] = ['Deploy~111111111111', 'Deploy~222222222222'] as const;

let server: StaticServer;
test.beforeAll(async () => {
  openBuild(example);
  const root = join(projectFolder, example.name);
  server = await startStaticServer({ root, port: 0, basePath: base });
});
test.afterAll(() => server?.close());

const at = (path: string) => `http://127.0.0.1:${server.port}${base}${path}`;

test('docs/operations.md has the commands that create this site', () => {
  const text = readFileSync(join(projectFolder, 'docs/operations.md'), 'utf8').replace(
    /\\\n */g,
    '',
  );
  for (const args of exampleImports) {
    const words = args.map((word) => (/[ ']/.test(word) ? `"${word}"` : word));
    expect(text).toContain(
      `npm run import -- ${words.join(' ').replace('--data DIR', '--data ../our-policies')}`,
    );
  }
});

test('policies of one name have pages, files and feeds of their own', () => {
  const { paths: files } = openBuild(example);
  for (const name of [staging, production]) {
    for (const page of [
      paths.policy(name),
      paths.change(name, 'v1'),
      paths.embed(paths.policy(name)),
    ]) {
      expect(files).toContain(`${decodeURIComponent(page)}index.html`);
    }
    expect(files).toContain(decodeURIComponent(paths.apiPolicy(name)));
    expect(files).toContain(decodeURIComponent(paths.feed('rss', { policyName: name })));
  }
});

test('no page and no feed speaks of announcements', () => {
  const { read } = openBuild(example);
  const speaking = ['.html', '.xml', '.svg', '/feed.json']
    .flatMap(read)
    // The API has the same fields for every record.
    .filter(({ path }) => path !== '/api/index.html')
    .filter(({ text }) => /announce|changelog|AWS’s page|AWS said/i.test(text))
    .map(({ path }) => path);
  expect(speaking).toEqual([]);
});

test('a policy says whose it is, what is in force, and that its default was set back', async ({
  page,
}) => {
  await page.goto(at(paths.policy(staging)));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(staging);
  await expect(
    page.locator('.page-head').getByText('In account 111111111111 its name is Deploy'),
  ).toBeVisible();
  await expect(page.locator('dl').first()).toContainText('v1 again since 2024-06-10 07:30 UTC');
  const versions = page.getByRole('region', { name: 'Versions' });
  const [set, gap] = [
    versions.getByRole('listitem').first(),
    versions.getByText('v3 is missing from the archive.'),
  ];
  await expect(set).toContainText('2024-06-10');
  await expect(set).toContainText(
    'Removes iam:PassRole (Write) only to pass a role to lambda.amazonaws.com.',
  );
  await expect(set).toContainText('Default set back to v1');
  await expect(gap).toBeVisible();

  await page.getByRole('link', { name: 'again', exact: true }).click();
  await expect(page).toHaveURL(/#default-2024-06-10T07:30:00Z$/);
  await expect(page.locator(':target')).toContainText('v4 → v1');
  await set.getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: 'Removes' })).toBeVisible();
  await expect(page).toHaveURL(/\/compare\/\?policy=Deploy%7E111111111111&from=v4&to=v1$/);
});

test('a version says when it was in force, and when again', async ({ page }) => {
  await page.goto(at(paths.change(staging, 'v1')));
  await expect(page.locator('dl').first()).toContainText(
    'from 2024-03-04 09:12 UTC to 2024-05-14again since 2024-06-10 07:30 UTC',
  );
  await page.goto(at(paths.change(staging, 'v4')));
  await expect(page.locator('dl').first()).toContainText(
    'from 2024-06-03 08:05 UTC to 2024-06-10, when v1 was observed as the default again',
  );
  await page.goto(at(paths.change(production, 'v2')));
  await expect(page.locator('.page-head .lead')).toContainText('Same document as v1.');
});

test('the tools know the accounts apart, and the default of a day', async ({ page }) => {
  const violations = await watchViolations(page);
  const ask = async (path: string, text: string) => {
    await page.goto(at(path));
    await expect(page.getByRole('main')).toContainText(text);
  };
  await ask(paths.whoAllowedQuery({ action: 'iam:PassRole' }), '1 policy allowed it earlier.');
  await ask(paths.whoAllowedQuery({ action: 'iam:PassRole', day: '2024-05-20' }), `${staging} v2`);
  await ask(paths.snapshotQuery('2024-06-05'), `${staging} v4`);
  await ask(paths.snapshotQuery('2024-06-10'), `${staging} v1`);
  await ask(paths.searchFor('deploy'), production);
  expect(violations).toEqual([]);
});

test('its feed has the default that was set back as its newest item', () => {
  const [feed] = openBuild(example)
    .read('/feed.json')
    .filter(({ path }) => path === '/feed.json');
  const { items } = JSON.parse(feed?.text ?? '') as { items: Record<string, string>[] };
  // Without the version whose document is that of the one before it.
  expect(items).toHaveLength(5);
  expect(items[0]).toMatchObject({
    // The year in which the record was begun stands between.
    id: expect.stringMatching(
      /^tag:wiki\.example\.org,\d{4}:default\/Deploy~111111111111\/2024-06-10T07:30:00Z$/,
    ),
    title: `${staging}, default set back to v1: removes iam:PassRole (Write) only to pass a role to lambda.amazonaws.com`,
    url: address.absolute(paths.defaultChange(staging, '2024-06-10T07:30:00Z')),
    date_published: '2024-06-10T07:30:00Z',
  });
});
