import type { Locator, Page } from '@playwright/test';
import { islandAttribute } from '../lib/publish/reading-page';

/** The sentence that a tool answers with; a screen reader is told of it. */
export function readAnswer(page: Page): Locator {
  return page.getByRole('status').first();
}

/** What a tool says is wrong. */
export function readTrouble(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}

/** Opens a page of any kind. A tool has its answer only once it has loaded what it reads. */
export async function openPage(page: Page, address: string): Promise<void> {
  await page.goto(address);
  if ((await page.locator(`[${islandAttribute}]`).count()) > 0) {
    await page.waitForLoadState('networkidle');
  }
}
