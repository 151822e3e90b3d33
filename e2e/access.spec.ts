import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { kinds } from './site';

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [kind, address] of Object.entries(kinds)) {
      test(`axe finds nothing on ${kind}`, async ({ page }) => {
        await page.goto(address);
        const { violations } = await new AxeBuilder({ page }).analyze();
        const found = violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes
              .map((node) => node.target.join(' '))
              .slice(0, 3)
              .join(', ')}`,
        );
        expect(found).toEqual([]);
      });
    }
  });
}

test('the keyboard reaches a fold and opens it', async ({ page }) => {
  await page.goto(kinds.change);
  const summary = page.getByText('96 unchanged lines');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('details', { has: summary })).toHaveAttribute('open', '');
});

test('the first stop of the keyboard skips to the content', async ({ page }) => {
  await page.goto(kinds.home);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
});
