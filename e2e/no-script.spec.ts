import { expect, type Page, test } from '@playwright/test';
import { isToolPage } from '../lib/build/page-html';
import { kinds } from './site';
import { openPage } from './tool';

test('without script no page lacks anything that can be read', async ({
  browser,
  baseURL,
  page: scriptedPage,
}) => {
  test.setTimeout(300_000);
  const context = await browser.newContext({ baseURL, javaScriptEnabled: false });
  const plainPage = await context.newPage();
  for (const [kind, address] of Object.entries(kinds)) {
    const plain = await readPage(plainPage, address);
    expect.soft(plain.controls, kind).toEqual([]);
    if (isToolPage(plain.html)) {
      // The address may ask what only script can answer: the page says so and links to what can.
      expect.soft(plain.text, kind).toMatch(/needs? JavaScript/);
      expect.soft(plain.links, kind).toBeGreaterThan(0);
    } else {
      expect.soft(plain.text.length, kind).toBeGreaterThan(100);
      expect.soft(plain.text, kind).toBe((await readPage(scriptedPage, address)).text);
    }
  }
  await context.close();
});

/** The text, links and controls in the main part of a page; the text without buttons and forms. */
async function readPage(page: Page, address: string) {
  await openPage(page, address);
  const html = await page.content();
  const read = await page.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null) throw new Error('The page has no main part.');
    const listVisible = (selector: string) =>
      [...main.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    // Radio buttons that choose a period work by style rules.
    const controls = listVisible('button, input:not([type="radio"]), select, textarea').map(
      (each) => each.outerHTML,
    );
    const links = listVisible('a[href]').length;
    for (const each of main.querySelectorAll('button, form, fieldset, label')) each.remove();
    return { controls, links, text: main.innerText.replace(/\s+/g, ' ').trim() };
  });
  return { html, ...read };
}
