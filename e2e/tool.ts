import { expect, type Locator, type Page } from '@playwright/test';
import { toolAttribute } from '../lib/build/page-html';

/** The sentence that a tool answers with; a screen reader announces it. */
export function readAnswer(page: Page): Locator {
  return page.getByRole('status').first();
}

/** What a tool says is wrong. */
export function readTrouble(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}

/**
 * Opens a page of any kind. A tool is open when it shows its form or, where its address asks
 * something, the whole answer: an idle network or a pause says nothing of a slow machine, which
 * may still be computing.
 */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  const tool = page.locator(`[${toolAttribute}]`);
  if ((await tool.count()) === 0) return;
  // Only a browser that runs no script finds elements in here; it gets no answer.
  if ((await page.locator('noscript > *').count()) > 0) return;
  if (new URL(page.url()).search === '') await expect(tool.locator('form').first()).toBeVisible();
  // A message about work in progress ends with an ellipsis.
  else await expect(readAnswer(page)).toHaveText(/[^…]$/);
}
