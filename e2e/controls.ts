import type { Page } from '@playwright/test';

/** A file that a reader may choose. */
const ownFile = {
  name: 'own.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}'),
};

/** Folds and buttons of one kind do the same: the first few are enough. */
const maxClicks = 4;

/**
 * Uses the controls of a page: opens the first folds, chooses the last value of each list, fills in
 * each field and presses the first buttons. Returns how many it used.
 */
export async function useControls(page: Page): Promise<number> {
  let used = 0;
  for (const summary of (await page.locator('summary:visible').all()).slice(0, maxClicks)) {
    await summary.click();
    used += 1;
  }
  for (const select of await page.locator('select:visible').all()) {
    const values = await select.locator('option').evaluateAll((options) => {
      return options.map((option) => (option as HTMLOptionElement).value);
    });
    await select.selectOption(values.at(-1) ?? '');
    used += 1;
  }
  for (const field of await page.locator('input:visible, textarea:visible').all()) {
    const type = await field.getAttribute('type');
    if (type === 'radio' || type === 'checkbox') await field.check();
    else if (type === 'file') await field.setInputFiles(ownFile);
    else await field.fill(type === 'date' ? '2022-03-01' : 's3:GetObject');
    // Suggestions would cover what is below them.
    if (type !== 'date') await field.press('Escape');
    used += 1;
  }
  // By position: a press can remove other buttons.
  const buttons = page.locator('button:visible');
  for (let index = 0; index < Math.min(maxClicks, await buttons.count()); index += 1) {
    await buttons.nth(index).click();
    used += 1;
  }
  return used;
}
