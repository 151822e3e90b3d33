import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

// axe looks at every word of the largest pages, and a machine under load takes its time.
test.describe.configure({ timeout: 120_000 });

// On the page of the largest service axe takes up to a minute, and finds no other kinds of parts.
const pages = { ...kinds, 'actions of a service': '/actions/profile/' };

/**
 * Every part of the site stands on one of these kinds. Dark pages differ from light ones in the
 * values of some colours alone, by name, and those of a phone in where their parts stand.
 */
const allParts = new Set([
  'home',
  'announcement',
  'policy',
  'change',
  'two dates',
  'actions of a service',
  'a comparison asked for',
  'ask',
  'search',
  'linking',
  'embed',
]);

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [kind, address] of Object.entries(pages)) {
      const isOnce = !allParts.has(kind);
      if (isOnce && colorScheme === 'dark') continue;
      // playwright.config.ts leaves out on a phone what is looked at once.
      const tag = isOnce ? ['@once'] : [];
      test(`axe finds nothing on ${kind}`, { tag }, async ({ page }, { project }) => {
        await openPage(page, address);
        // No script runs in a frame of ours, axe's neither; embedded pages are a kind of their own.
        const axe = new AxeBuilder({ page }).exclude('iframe');
        // New in WCAG 2.2, and the one rule of it that axe leaves out unless it is asked.
        axe.options({ rules: { 'target-size': { enabled: true } } });
        if (colorScheme === 'dark') axe.withRules(['color-contrast']);
        // Nor has a phone colours of its own, whose rule takes longest of all.
        if (project.name === 'phone') axe.disableRules(['color-contrast']);
        const { violations } = await axe.analyze();
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
