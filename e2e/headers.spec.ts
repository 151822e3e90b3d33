import { expect, test } from '@playwright/test';
import { isToolPage } from '../lib/build/page-html';
import { findPageKind } from '../scripts/site-headers';
import { kinds, readBuilt, toAddress } from './site';
import { openPage, readAnswer, waitForLastRequest } from './tool';
import { watchViolations } from './violations';

// `npm run serve` sends the headers that deploy/ configures for other servers, so all tests in this
// folder run under them. These tests check what no other would notice.

// content-policy.spec.ts opens each kind of page under the stricter policy in its HTML, so one page
// of each kind of header is enough.
const ofEachHeader = {
  change: kinds.change,
  linking: kinds.linking,
  'compared versions': kinds['compared versions'],
  embed: kinds.embed,
  announcements: kinds.announcements,
  'no page': '/no-such-page/',
  'a badge': '/policies/AmazonConnect_FullAccess/badge.svg',
  'the icon': '/favicon.svg',
  'a file of the API': '/api/v1/index.json',
};

for (const [kind, path] of Object.entries(ofEachHeader)) {
  test(`nothing of ${kind} violates the policy in its headers`, async ({ page }) => {
    const violations = await watchViolations(page);
    await openPage(page, path);
    await waitForLastRequest(page);
    expect(violations).toEqual([]);
  });
}

test('a violation is blocked and reported', async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto(kinds.change);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "run"';
    document.body.append(script);
  });
  await expect.poll(() => violations.join('\n')).toContain('script-src-elem: inline');
  expect(await page.title()).not.toBe('run');
});

test('the worker that compares a document may run', async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto(kinds['own document']);
  await page
    .getByLabel('Your policy document')
    .fill('{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(readAnswer(page)).toContainText('Your document → AmazonConnect_FullAccess v4');
  expect(violations).toEqual([]);
});

test('only pages that hydrate may run inline scripts', () => {
  const pages = readBuilt('.html');
  const tools = pages.filter(({ text }) => isToolPage(text)).map(({ path }) => toAddress(path));
  const trusted = pages.map(({ path }) => toAddress(path)).filter((path) => isTool(path));
  expect(trusted).toEqual(tools);
  expect(tools.length).toBeGreaterThan(0);
});

const isTool = (path: string) => findPageKind(path) === 'tool';
