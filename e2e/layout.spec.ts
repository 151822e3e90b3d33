import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

for (const [kind, address] of Object.entries(kinds)) {
  test(`${kind} fits the screen, and nothing of it moves under the reader`, async ({ page }) => {
    await openPage(page, address);
    const { width, content } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }));
    expect(content).toBe(width);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await listShifts(page)).toEqual([]);
  });
}

test('what moves is found', async ({ page }) => {
  await page.goto(kinds.home);
  await page.evaluate(() => {
    const pushes = document.createElement('p');
    pushes.style.height = '99px';
    document.querySelector('main')?.prepend(pushes);
  });
  expect(await listShifts(page)).not.toEqual([]);
});

test('before and after stand side by side on a wide screen, one above the other on a phone', async ({
  page,
}) => {
  await page.goto('/policies/AmazonConnectReadOnlyAccess/v4/');
  const before = await page.locator('#statement-2 del').first().boundingBox();
  const after = await page.locator('#statement-2 ins').first().boundingBox();
  if (before === null || after === null) throw new Error('The lines of statement 2 are not shown.');
  if ((page.viewportSize()?.width ?? 0) > 1000) {
    expect(after.x).toBeGreaterThan(before.x + before.width);
  } else {
    expect(after.x).toBe(before.x);
    expect(after.y).toBeGreaterThan(before.y);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('unchanged lines open, and nothing that needs script is offered', async ({ page }) => {
    await page.goto(kinds.change);
    const line = page.locator('details', { hasText: 'statements 1–6' }).getByText('"connect:*",');
    await expect(line).toBeHidden();
    await page.getByText('96 unchanged lines').click();
    await expect(line).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy document' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'Download v4' })).toBeVisible();
  });

  test('the addresses of feeds are there, and no button to copy them', async ({ page }) => {
    await page.goto(kinds.feeds);
    await expect(page.getByRole('link', { name: /\/unannounced\/atom\.xml$/ })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('the timeline is drawn, and its versions are listed in words', async ({ page }) => {
    await page.goto(kinds.policy);
    await expect(page.locator('svg.lines circle').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toHaveCount(
      4,
    );
  });
});

/** What moved since the page was asked for, and by how much of the window. */
function listShifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    // What was scrolled to is drawn first.
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const entries = await new Promise<PerformanceEntry[]>((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries())).observe({
        type: 'layout-shift',
        buffered: true,
      });
      // None is told of where none is.
      setTimeout(() => resolve([]), 100);
    });
    return entries.map((entry) => JSON.stringify(entry));
  });
}
