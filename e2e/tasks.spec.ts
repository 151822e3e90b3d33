import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { projectFolder } from '../scripts/run-command';

// What a reader wants to know, in at most so many interactions from the home page. A click, a text
// typed and sent, and a paste are one interaction each.

const slr = 'AmazonConnectServiceLinkedRolePolicy';

test.beforeEach(({ page }) => page.goto('/'));

async function search(page: Page, text: string, suggestion: RegExp) {
  await page.keyboard.press('/');
  await page.keyboard.type(text);
  await page.locator('.suggestions a').filter({ hasText: suggestion }).first().click();
}

test('when and how a grant appeared, and when it was announced: 2', async ({ page }) => {
  await search(page, 'iam:PassRole', /^iam:PassRole/);
  const entry = page.locator(':target');
  await expect(entry).toContainText(slr);
  await entry.getByRole('link', { name: /v19/ }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('v18 → v19');
  await expect(page.getByText('Announced 24 days late')).toBeVisible();
});

test('which policies allow lex:GetBots, and since when: 2', async ({ page }) => {
  await search(page, 'lex:GetBots', /^lex:GetBots/);
  const entry = page.locator(':target');
  await expect(entry).toContainText('AmazonConnect_FullAccess');
  await expect(entry).toContainText('2020-11-20');
});

test('a policy on a date against today: 3', async ({ page }) => {
  await page.keyboard.press('/');
  await page.keyboard.type('2022-02-22');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/as-of/);
  const link = page.getByRole('main').locator(`a[href*="compare"][href*="${slr}"]`).first();
  await link.click();
  await expect(page.locator('.diff').first()).toBeVisible();
  await expect(page.getByRole('main')).toContainText('v55');
});

test('changes that were never announced: 1', async ({ page }) => {
  await page
    .getByRole('link', { name: /changes never announced/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/changes\/\?state=never$/);
  await expect(page.locator('#list li.change:visible')).toHaveCount(4);
});

test('subscribe to one policy: 2', async ({ page }) => {
  await page.getByRole('link', { name: 'AmazonConnect_FullAccess', exact: true }).first().click();
  const feed = page.getByRole('link', { name: 'Subscribe (RSS)' });
  await expect(feed).toHaveAttribute('href', '/policies/AmazonConnect_FullAccess/feed.xml');
  await expect(feed).toBeInViewport();
});

test('my copy against today: 2', async ({ page }) => {
  await page
    .getByRole('navigation', { name: 'Site' })
    .getByRole('link', { name: 'Compare' })
    .first()
    .click();
  const copy = readFileSync(
    join(projectFolder, 'data/policies/AmazonConnect_FullAccess/v2.json'),
    'utf8',
  );
  const { document } = JSON.parse(copy) as { document: object };
  await page
    .locator('textarea')
    .first()
    .fill(JSON.stringify(document, null, 2));
  const main = page.getByRole('main');
  await expect(main).toContainText('AmazonConnect_FullAccess v4');
  await expect(main).toContainText(/Your copy lacks/);
});

test('link a change in Confluence: 2', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page
    .getByRole('link', { name: `${slr} v55` })
    .first()
    .click();
  await page.getByRole('button', { name: 'Copy for Confluence' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const html = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    return (await item?.getType('text/html'))?.text();
  });
  expect(html).toContain(`<a href="https://policy-history.example/policies/${slr}/v55/">`);
  expect(html).toContain('adds 53 actions');
});
