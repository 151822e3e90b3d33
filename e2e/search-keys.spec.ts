import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';

const box = (page: Page) => page.getByRole('searchbox');
const results = (page: Page) => page.locator('search section li a');

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} leads from a reading page to the search, and on it into the box`, async ({
    page,
  }) => {
    await page.goto(kinds.change);
    await page.keyboard.press(key);
    await expect(page).toHaveURL(/\/search\/$/);
    await expect(box(page)).toBeFocused();
    await page.keyboard.type('v4');
    await expect(results(page).first()).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(results(page).first()).toBeFocused();
    await page.keyboard.press(key);
    await expect(box(page)).toBeFocused();
    await expect(box(page)).toHaveValue('v4');
  });
}

test('the keys are left alone where they mean something else', async ({ page }) => {
  await page.goto(kinds.change);
  for (const key of ['Alt+/', 'Control+/', 'Control+Shift+k', 'Control+Alt+k', 'k']) {
    await page.keyboard.press(key);
  }
  await page.evaluate(() => {
    const note = document.querySelector('h1');
    if (note === null) throw new Error('No heading.');
    note.contentEditable = 'true';
    note.focus();
  });
  await page.keyboard.press('/');
  await expect(page).toHaveURL((url) => url.pathname === kinds.change);
  await page.goto(kinds.search);
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('profile/a');
  await expect(box(page)).toHaveValue('profile/a');
  await page.goto(kinds.changes);
  await page.getByRole('combobox').first().focus();
  await page.keyboard.press('/');
  await expect(page).toHaveURL((url) => url.pathname === kinds.changes);
});

test('a reading page loads nothing of the search', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(kinds.change, { waitUntil: 'networkidle' });
  // The browser fetches the icon once, when it wants to.
  expect(asked.filter((path) => path !== '/favicon.svg')).toEqual([kinds.change, '/reading.js']);
});

test('the part of the site that a page is in is marked', async ({ page }) => {
  const current = page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]');
  await page.goto(kinds.change);
  await expect(current).toHaveText(['Policies']);
  await page.goto(kinds.search);
  await expect(current).toHaveText(['Search']);
  await page.goto(kinds.home);
  await expect(current).toHaveCount(0);
});
