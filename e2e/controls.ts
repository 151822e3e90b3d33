import type { Page } from '@playwright/test';

/** What a reader may give a tool. */
const ownFile = {
  name: 'own.json',
  mimeType: 'application/json',
  buffer: Buffer.from('{"Statement":{"Effect":"Allow","Action":"s3:Get*","Resource":"*"}}'),
};

/** One of each kind of button says what all of its kind would. */
const mostPressed = 4;

/**
 * Uses every control of a page once, lightly: opens what is folded, chooses the last of each
 * list, writes into each field, presses the first buttons. Says how many there were.
 */
export async function useControls(page: Page): Promise<number> {
  let used = 0;
  for (const summary of await page.locator('summary:visible').all()) {
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
    used += 1;
  }
  // By position: one press may take another button away.
  const buttons = page.locator('button:visible');
  for (let index = 0; index < Math.min(mostPressed, await buttons.count()); index += 1) {
    await buttons.nth(index).click();
    used += 1;
  }
  return used;
}
