import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';

const readGround = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = 'rgb(255, 255, 255)';
const dark = 'rgb(18, 19, 22)';

test('the theme follows the system until one is chosen, which is remembered', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto(kinds.home);
  expect(await readGround(page)).toBe(light);
  await page.getByText('More', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'System' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'Dark' }).click();
  expect(await readGround(page)).toBe(dark);
  await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');

  await page.goto(kinds.change);
  expect(await readGround(page)).toBe(dark);
  await page.goto(kinds.compare);
  expect(await readGround(page)).toBe(dark);

  await page.getByText('More', { exact: true }).click();
  await page.getByRole('button', { name: 'System' }).click();
  expect(await readGround(page)).toBe(light);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await readGround(page)).toBe(dark);
});

test('a page is printed light in every theme', async ({ page }) => {
  await page.goto(kinds.home);
  await page.evaluate(() => localStorage.setItem('theme', 'dark'));
  await page.reload();
  await page.emulateMedia({ media: 'print' });
  expect(await readGround(page)).toBe(light);
});

test('the menu closes on Escape and on a click outside of it', async ({ page }) => {
  await page.goto(kinds.home);
  const menu = page.getByText('More', { exact: true });
  const feeds = page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Feeds' });
  await menu.click();
  await expect(feeds).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(feeds).toBeHidden();
  await menu.click();
  await page.getByRole('heading', { level: 1 }).click();
  await expect(feeds).toBeHidden();
});

test('the menu of a phone has every page of the header @phone', async ({ page, isMobile }) => {
  test.skip(!isMobile, 'only phones have it');
  await page.goto(kinds.home);
  await page.getByText('Menu', { exact: true }).click();
  const links = page.getByRole('navigation', { name: 'Site' }).getByRole('link');
  await expect(links).toHaveText([
    'Policies',
    'Changes',
    'Risk',
    'Announcements',
    'Actions',
    'Compare',
    'Who allowed?',
    'Account',
    'Snapshot',
    'Statistics',
    'Feeds',
    'API',
    'About',
    'Linking and embedding',
  ]);
});
