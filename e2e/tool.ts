import { expect, type Locator, type Page } from '@playwright/test';
import { toolAttribute } from '../lib/build/page-html';

/** The sentence that answers a question in a tool; screen readers announce it. */
export function readAnswer(page: Page): Locator {
  return page.getByRole('main').getByRole('status').first();
}

/** The error message of a tool. */
export function readTrouble(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}

/**
 * Opens a page of any kind. A tool is open when it shows its form or, where its address has a query,
 * the whole answer. An idle network would not show that: a slow machine may still be computing.
 */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const tool = page.locator(`[${toolAttribute}]`);
  if ((await tool.count()) === 0) return;
  // Browsers parse these elements only where they run no script; then there is no answer.
  if ((await page.locator('noscript > *').count()) > 0) return;
  if (new URL(page.url()).search === '') await expect(tool.locator('form').first()).toBeVisible();
  // A message about work in progress ends with an ellipsis.
  else await expect(readAnswer(page)).toHaveText(/[^…]$/);
}

/**
 * Waits until a page has started no request for half a second. Playwright's `networkidle` can wait
 * forever: a request of a worker that is terminated before the response never ends for it.
 */
export async function waitForLastRequest(page: Page): Promise<void> {
  let last = performance.now();
  const onRequest = () => {
    last = performance.now();
  };
  page.on('request', onRequest);
  await expect.poll(() => performance.now() - last).toBeGreaterThan(500);
  page.off('request', onRequest);
}
