import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { waitForLastRequest } from './tool';

const headerBox = (page: Page) => page.getByRole('banner').getByRole('searchbox');
const suggestions = (page: Page) => page.getByRole('banner').locator('.suggestions a');

for (const key of ['/', 'Control+k', 'Meta+k']) {
  test(`${key} focuses the search box of the page`, async ({ page }) => {
    await page.goto(kinds.change);
    await page.keyboard.press(key);
    await expect(headerBox(page)).toBeFocused();
    await page.goto(kinds.search);
    // This page has a box of its own, and the header none.
    await expect(headerBox(page)).toBeHidden();
    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press(key);
    await expect(page.getByRole('main').getByRole('searchbox')).toBeFocused();
  });
}

test('the keys are left alone where they mean something else', async ({ page }) => {
  await page.goto(kinds.change);
  for (const key of ['Alt+/', 'Control+/', 'Control+Shift+k', 'Control+Alt+k', 'k']) {
    await page.keyboard.press(key);
  }
  await expect(headerBox(page)).not.toBeFocused();
  await page.evaluate(() => {
    const note = document.querySelector('h1');
    if (note === null) throw new Error('No heading.');
    note.contentEditable = 'true';
    note.focus();
  });
  await page.keyboard.press('/');
  await expect(headerBox(page)).not.toBeFocused();
  await page.goto(kinds.changes);
  await page.getByRole('combobox').first().focus();
  await page.keyboard.press('/');
  await expect(headerBox(page)).not.toBeFocused();
  await headerBox(page).fill('profile');
  await page.keyboard.press('/');
  await expect(headerBox(page)).toHaveValue('profile/');
});

test('suggestions appear while typing, and arrow keys reach them', async ({ page }) => {
  await page.goto(kinds.home);
  await page.keyboard.press('/');
  await page.keyboard.type('lex:GetB');
  await expect(suggestions(page).first()).toHaveText(/^lex:GetBots/);
  await page.keyboard.press('ArrowDown');
  await expect(suggestions(page).first()).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(headerBox(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(suggestions(page).first()).toBeHidden();
  await headerBox(page).fill('lex:GetBo');
  await suggestions(page).first().click();
  await expect(page).toHaveURL(/\/actions\/lex\/#getbots$/);
});

test('the last suggestion, and Enter, lead to all results', async ({ page }) => {
  await page.goto(kinds.home);
  await headerBox(page).fill('passrole');
  await expect(suggestions(page).last()).toHaveText('All results');
  await suggestions(page).last().click();
  await expect(page).toHaveURL(/\/search\/\?q=passrole$/);
  await page.goto(kinds.home);
  await headerBox(page).fill('passrole');
  await headerBox(page).press('Enter');
  await expect(page).toHaveURL(/\/search\/\?q=passrole$/);
});

test('a date leads to the snapshot of that day', async ({ page }) => {
  await page.goto(kinds.change);
  await headerBox(page).fill('2022-03-01');
  await expect(suggestions(page)).toHaveText([/^Snapshot of 2022-03-01/]);
  await headerBox(page).press('Enter');
  await expect(page).toHaveURL(/\/as-of\/\?day=2022-03-01$/);
  await expect(page.getByRole('heading', { name: /2022-03-01/ }).first()).toBeVisible();
});

test('suggestions close when the focus leaves them', async ({ page }) => {
  await page.goto(kinds.home);
  await headerBox(page).fill('lex');
  await expect(suggestions(page).first()).toBeVisible();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(suggestions(page).first()).toBeHidden();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });
  test('the box of the header leads to the search page', async ({ page }) => {
    await page.goto(kinds.change);
    await headerBox(page).fill('lex');
    await headerBox(page).press('Enter');
    await expect(page).toHaveURL(/\/search\/\?q=lex$/);
  });
});

test('a reading page loads nothing of the search until its box has the focus', async ({ page }) => {
  const requested: string[] = [];
  page.on('request', (request) => requested.push(new URL(request.url()).pathname));
  await page.goto(kinds.changes);
  await waitForLastRequest(page);
  // The browser fetches the icon once, when it wants to.
  const isOther = (path: string) => path !== '/favicon.svg' && !path.endsWith('.woff2');
  expect(requested.filter(isOther)).toEqual([kinds.changes, '/reading.js']);
  await headerBox(page).focus();
  await expect
    .poll(() => requested.filter(isOther))
    .toEqual([kinds.changes, '/reading.js', '/suggest.js', '/tools/search.json']);
});

test('the part of the site that a page is in is marked', async ({ page }) => {
  const current = page.getByRole('navigation', { name: 'Site' }).locator('[aria-current]:visible');
  await page.goto(kinds.change);
  await expect(current).toHaveText(['Policies']);
  await page.goto(kinds.linking);
  await page.getByText('More', { exact: true }).click();
  await expect(current).toHaveText(['Linking and embedding']);
  await page.goto(kinds.home);
  await expect(current).toHaveCount(0);
});
