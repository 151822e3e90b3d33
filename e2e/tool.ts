import type { Locator, Page } from '@playwright/test';

/** The sentence that a tool answers with; a screen reader is told of it. */
export function readAnswer(page: Page): Locator {
  return page.getByRole('status').first();
}

/** What a tool says is wrong. */
export function readTrouble(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}
