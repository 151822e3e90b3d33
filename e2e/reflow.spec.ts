import { type Browser, expect, type Page, test } from '@playwright/test';
import { findLoss } from './loss';
import { kinds } from './site';
import { openPage } from './tool';

/** How readers with weak eyes set up their pages; WCAG 1.4.4, 1.4.10 and 1.4.12. */
const settings: {
  name: string;
  viewport: { width: number; height: number };
  deviceScaleFactor?: number;
  styles?: string;
}[] = [
  { name: '320 pixels wide', viewport: { width: 320, height: 640 } },
  { name: 'zoomed to 200 %', viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
  {
    name: 'with letters twice as large',
    viewport: { width: 1440, height: 900 },
    styles: 'html { font-size: 200% !important }',
  },
  ...[1440, 390].map((width) => ({
    name: `with text spaced out, ${width} pixels wide`,
    viewport: { width, height: 844 },
    styles: `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important } p { margin-bottom: 2em !important }`,
  })),
];

for (const { name, styles, ...screen } of settings) {
  test(`no page loses anything ${name}`, async ({ browser, baseURL }) => {
    test.setTimeout(120_000);
    const page = await openWindow(browser, { ...screen, baseURL });
    const lost: string[] = [];
    for (const [kind, address] of Object.entries(kinds)) {
      await openPage(page, address);
      if (styles !== undefined) await addStyles(page, styles);
      for (const fault of await findLoss(page)) lost.push(`${kind}: ${fault}`);
    }
    expect(lost).toEqual([]);
  });
}

async function openWindow(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
): Promise<Page> {
  const context = await browser.newContext(options);
  return context.newPage();
}

/** As an extension of the reader's would: the page's own policy allows no styles in it. */
function addStyles(page: Page, text: string): Promise<void> {
  return page.evaluate((rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets.push(sheet);
  }, text);
}

test('what finds that is lost finds it', async ({ page }) => {
  await page.goto(kinds.about);
  expect(await findLoss(page)).toEqual([]);
  await addStyles(page, 'main p { line-height: 0.3 !important }');
  expect((await findLoss(page)).length).toBeGreaterThan(0);
  await page.goto(kinds.about);
  await addStyles(page, 'main p { width: 200vw !important; max-width: none !important }');
  expect(await findLoss(page)).toContainEqual(expect.stringMatching(/px to the side$/));
  await page.goto(kinds.about);
  await addStyles(page, 'main p { overflow: hidden; width: 3rem; white-space: nowrap }');
  expect(await findLoss(page)).toContainEqual(expect.stringMatching(/^cut: /));
});
