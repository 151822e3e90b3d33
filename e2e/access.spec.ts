import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

// axe looks at every word of the largest pages, and a machine under load takes its time.
test.describe.configure({ timeout: 300_000 });

// The page of the largest service takes axe far longer, and has no other kinds of parts.
const pages = {
  ...kinds,
  'actions of a service': '/actions/profile/',
  'what is found': '/search/?q=profile',
  'embedded policy': '/embed/policies/AmazonConnect_FullAccess/',
};

/**
 * Every way that a page looks: its colours, where its parts stand, and what its folds hold. Where
 * only the colours change, only the contrast of colours is looked at again.
 */
const looks = [
  { colorScheme: 'light', width: 1440, folds: 'as they come', rules: 'all' },
  { colorScheme: 'dark', width: 1440, folds: 'as they come', rules: 'contrast' },
  { colorScheme: 'dark', width: 390, folds: 'open', rules: 'all' },
  { colorScheme: 'light', width: 390, folds: 'open', rules: 'contrast' },
] as const;
type Look = (typeof looks)[number];

for (const [kind, address] of Object.entries(pages)) {
  // It sets the width of the screen itself: playwright.config.ts leaves it out on a phone.
  test(`axe finds nothing on ${kind}`, { tag: '@once' }, async ({ page }) => {
    await openPage(page, address);
    const found: string[] = [];
    for (const look of looks) {
      for (const fault of await findFaults(page, look)) {
        found.push(`${look.colorScheme}, ${look.width} px, folds ${look.folds}: ${fault}`);
      }
    }
    expect(found).toEqual([]);
  });
}

test('axe finds a colour that is too near to its ground, in the dark alone', {
  tag: '@once',
}, async ({ page }) => {
  await page.goto(kinds.change);
  await page.evaluate(() => {
    document.body.style.color = 'light-dark(#1b1915, #3a3733)';
  });
  const [light, dark] = looks;
  expect(await findFaults(page, light)).toEqual([]);
  expect((await findFaults(page, dark)).join()).toContain('color-contrast');
});

test('axe finds a name that is missing in a fold', { tag: '@once' }, async ({ page }) => {
  await page.goto(kinds.change);
  await page.evaluate(() => {
    const fold = document.querySelector('details.fold:not([open])');
    fold?.append(document.createElement('button'));
  });
  const [closed, , open] = looks;
  expect(await findFaults(page, closed)).toEqual([]);
  expect((await findFaults(page, open)).join()).toContain('button-name');
});

async function changeLook(page: Page, { colorScheme, width, folds }: Look) {
  if (folds === 'open') {
    await page.locator('details:not([open])').evaluateAll((all) => {
      for (const fold of all) fold.setAttribute('open', '');
    });
  }
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  // Nothing on our pages moves or fades: two frames later all stands where it will stay.
  await page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
  });
  const shown = await page.evaluate(() => ({
    colorScheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
    width: window.innerWidth,
  }));
  expect(shown).toEqual({ colorScheme, width });
}

/** What the rules of a look find, each as `rule: where, where, where`. */
async function findFaults(page: Page, look: Look): Promise<string[]> {
  await changeLook(page, look);
  const axe = new AxeBuilder({ page }).options({
    ...(look.rules === 'contrast' ? { runOnly: ['color-contrast'] } : {}),
    // New in WCAG 2.2, and the one rule of it that axe leaves out unless it is asked.
    rules: { 'target-size': { enabled: true } },
    // No script runs in a frame of ours, axe's neither; embedded pages are a kind of their own.
    iframes: false,
    // To tell of each part that is sound takes longer than to look at it.
    resultTypes: ['violations'],
  });
  // Else all that it saw, sound or not, goes to a second page to be put together: far slower.
  axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id}: ${places.join(', ')}`;
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
