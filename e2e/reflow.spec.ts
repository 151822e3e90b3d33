import { expect, type Page, test } from '@playwright/test';
import { findLoss } from './loss';
import { kinds } from './site';
import { openPage } from './tool';

test.describe.configure({ mode: 'parallel' });

/** How readers with low vision set up their pages; WCAG 1.4.4, 1.4.10 and 1.4.12. */
const settings: { name: string; width: number; styles?: string }[] = [
  { name: '320 pixels wide', width: 320 },
  // Until the fonts of the site are there, those of the system are used.
  {
    name: '320 pixels wide, in a wider font',
    width: 320,
    styles: 'html { letter-spacing: 0.06em }',
  },
  { name: 'zoomed to 200 %', width: 720 },
  {
    name: 'with letters twice as large',
    width: 1440,
    styles: 'html { font-size: 200% !important }',
  },
  ...[1440, 390].map((width) => ({
    name: `with text spaced out, ${width} pixels wide`,
    width,
    styles: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  })),
];

for (const [kind, address] of Object.entries(kinds)) {
  test(`${kind} loses nothing with larger, wider or spaced text`, async ({ page }) => {
    await openPage(page, address);
    for (const { name, width, styles = '' } of settings) {
      await page.setViewportSize({ width, height: 640 });
      await setStyles(page, styles);
      expect.soft(await findLoss(page), name).toEqual([]);
    }
  });
}

test('a chip that is longer than the screen has several lines', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(kinds.changes);
  await page.evaluate(() => {
    for (const chip of document.querySelectorAll('.chip')) {
      chip.textContent = 'Changes the extent of privilege escalation, indirect';
    }
  });
  expect(await findLoss(page)).toEqual([]);
});

/** Sets the reader's own styles, as an extension does: the policy of the page allows none in it. */
function setStyles(page: Page, text: string): Promise<void> {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [sheet];
  }, text);
}

test('findLoss finds overlapping, overflowing and cut text', async ({ page }) => {
  await page.goto(kinds.about);
  expect(await findLoss(page)).toEqual([]);
  await setStyles(page, 'main p { line-height: 0.3 !important }');
  expect((await findLoss(page)).length).toBeGreaterThan(0);
  await setStyles(page, 'main p { width: 200vw !important; max-width: none !important }');
  expect(await findLoss(page)).toContainEqual(expect.stringMatching(/px to the side$/));
  await setStyles(page, 'main p { overflow: hidden; width: 3rem; white-space: nowrap }');
  expect(await findLoss(page)).toContainEqual(expect.stringMatching(/^cut: /));
});
