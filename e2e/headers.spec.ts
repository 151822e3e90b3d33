import { expect, test } from '@playwright/test';
import { isToolPage } from '../lib/build/page-html';
import { findPageKind } from '../scripts/site-headers';
import { kinds, readBuilt, toAddress } from './site';
import { openPage, readAnswer } from './tool';
import { watchViolations } from './violations';

// `npm run serve` sends the headers that deploy/ tells other servers to send, so all tests of
// this folder run under them. Here is what no other test would see.

// content-policy.spec.ts opens each kind of page under the policy that stands in it, which is the
// narrower one: of each header one page is enough.
const ofEachHeader = {
  change: kinds.change,
  linking: kinds.linking,
  'a comparison asked for': kinds['a comparison asked for'],
  embed: kinds.embed,
  announcements: kinds.announcements,
  'no page': '/no-such-page/',
  'a badge': '/policies/AmazonConnect_FullAccess/badge.svg',
  'the icon': '/favicon.svg',
  'a file of the API': '/api/v1/index.json',
};

for (const [kind, path] of Object.entries(ofEachHeader)) {
  test(`nothing of ${kind} is refused by its own policy`, async ({ page }) => {
    const violations = await watchViolations(page);
    await openPage(page, path);
    await page.waitForLoadState('networkidle');
    expect(violations).toEqual([]);
  });
}

test('what a policy forbids is refused, and seen here', async ({ page }) => {
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

test('the thread that compares a document of one’s own is let run', async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto(kinds['own document']);
  await page
    .getByLabel(/^Your document/)
    .fill('{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}');
  await page.getByRole('button', { name: 'Compare' }).click();
  await expect(readAnswer(page)).toContainText('From yours to v4');
  expect(violations).toEqual([]);
});

test('only pages that hydrate may run scripts that stand in them', () => {
  const pages = readBuilt('.html');
  const tools = pages.filter(({ text }) => isToolPage(text)).map(({ path }) => toAddress(path));
  const trusted = pages.map(({ path }) => toAddress(path)).filter((path) => isTool(path));
  expect(trusted).toEqual(tools);
  expect(tools.length).toBeGreaterThan(0);
});

const isTool = (path: string) => findPageKind(path) === 'tool';
