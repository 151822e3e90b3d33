import { type Browser, expect, test } from '@playwright/test';
import { isToolPage } from '../lib/build/page-html';
import { kinds } from './site';
import { openPage } from './tool';

// Every kind of page as it is where no script runs.

test.describe.configure({ timeout: 120_000 });

for (const [kind, address] of Object.entries(kinds)) {
  test(`without script ${kind} lacks nothing that can be read`, async ({ browser, baseURL }) => {
    const plain = await readPage(browser, { baseURL, javaScriptEnabled: false }, address);
    expect(plain.controls).toEqual([]);
    if (isToolPage(plain.html)) {
      // Its address may ask what only script can answer; it says so and leads to what answers.
      expect(plain.text).toMatch(/needs? script/);
      expect(plain.links).toBeGreaterThan(0);
    } else {
      const scripted = await readPage(browser, { baseURL }, address);
      expect(plain.text.length).toBeGreaterThan(100);
      expect(plain.text).toBe(scripted.text);
    }
  });
}

/** What can be read and used in the main part of a page; what only script can do is left out. */
async function readPage(
  browser: Browser,
  options: Parameters<Browser['newContext']>[0],
  address: string,
) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await openPage(page, address);
  const html = await page.content();
  const read = await page.evaluate(() => {
    const main = document.querySelector('main');
    if (main === null) throw new Error('The page has no main part.');
    const seen = (selector: string) =>
      [...main.querySelectorAll(selector)].filter((each) => each.checkVisibility());
    const controls = seen('button, input, select, textarea').map((each) => each.outerHTML);
    const links = seen('a[href]').length;
    for (const each of main.querySelectorAll('button, form')) each.remove();
    return { controls, links, text: main.innerText.replace(/\s+/g, ' ').trim() };
  });
  await context.close();
  return { html, ...read };
}
