import AxeBuilder from '@axe-core/playwright';
import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage } from './tool';

// axe takes seconds on a page, and many more on a slow machine.
test.describe.configure({ mode: 'parallel', timeout: 300_000 });

const pages = {
  ...kinds,
  'search results': '/search/?q=profile',
  'embedded policy': '/embed/policies/AmazonConnect_FullAccess/',
};

/** Rules whose result depends on where the parts of a page are. */
const layoutRules = ['color-contrast', 'target-size', 'scrollable-region-focusable'];

/** The colors and widths that pages have; the second and third look differ in one thing each. */
const looks: readonly Look[] = [
  { colorScheme: 'light', width: 1440 },
  { colorScheme: 'dark', width: 1440, rules: ['color-contrast'] },
  { colorScheme: 'dark', width: 390, rules: layoutRules },
];
interface Look {
  colorScheme: 'light' | 'dark';
  width: number;
  /** All rules where there are none. */
  rules?: readonly string[];
}

for (const [kind, address] of Object.entries(pages)) {
  test(`axe finds no violation on ${kind}`, async ({ page }) => {
    await openPage(page, address);
    await removeRepeats(page);
    const violations: string[] = [];
    for (const look of looks) {
      for (const violation of await findViolations(page, look)) {
        violations.push(`${look.colorScheme}, ${look.width} px: ${violation}`);
      }
    }
    expect(violations).toEqual([]);
  });
}

test('axe finds low contrast that only the dark colors have', async ({ page }) => {
  await page.goto(kinds.change);
  await page.evaluate(() => {
    document.body.style.color = 'light-dark(#1b1915, #3a3733)';
  });
  const [light, dark] = looks as [Look, Look];
  expect(await findViolations(page, light)).toEqual([]);
  expect((await findViolations(page, dark)).join()).toContain('color-contrast');
});

test('axe finds a button without a name in a fold', async ({ page }) => {
  await page.goto(kinds.change);
  await page.evaluate(() => {
    const fold = document.querySelector('details.fold:not([open])');
    fold?.append(document.createElement('button'));
  });
  expect((await findViolations(page, looks[0] as Look)).join()).toContain('button-name');
});

/**
 * Removes elements that repeat the markup of two others beside them: in a list of a thousand
 * actions axe would check the same rules a thousand times. Every combination of element, class and
 * role that the page had, it has afterwards.
 */
async function removeRepeats(page: Page) {
  const listMarkup = () =>
    page.evaluate(() => {
      const all = [...document.body.querySelectorAll('*')];
      const markup = all.map((each) => `${each.localName}.${each.getAttribute('class') ?? ''}`);
      return [...new Set(markup)].sort();
    });
  const before = await listMarkup();
  await page.evaluate(() => {
    const shapes = new Map<Element, string>();
    const readShape = (element: Element): string => {
      const known = shapes.get(element);
      if (known !== undefined) return known;
      const names = element
        .getAttributeNames()
        .filter((name) => !/^(id|href|d|x|y|cx|cy)/.test(name));
      const children = new Set([...element.children].map(readShape));
      const start = `${element.localName} ${names} ${element.getAttribute('class')}`;
      const shape = `${start}(${[...children].join()})`;
      shapes.set(element, shape);
      return shape;
    };
    readShape(document.body);
    for (const parent of [document.body, ...document.body.querySelectorAll('*')]) {
      const counts = new Map<string, number>();
      for (const child of [...parent.children]) {
        const shape = readShape(child);
        const count = (counts.get(shape) ?? 0) + 1;
        counts.set(shape, count);
        if (count > 3) child.remove();
      }
    }
  });
  expect(await listMarkup()).toEqual(before);
}

/** Shows a page in a look, with all folds open: axe skips what a closed one holds. */
async function changeLook(page: Page, { colorScheme, width }: Look) {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: 900 });
  const shown = await page.evaluate(async () => {
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    // Nothing on the pages is animated: two frames later the layout is final.
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    const isDark = matchMedia('(prefers-color-scheme: dark)').matches;
    return { colorScheme: isDark ? 'dark' : 'light', width: window.innerWidth };
  });
  expect(shown).toEqual({ colorScheme, width });
}

/** The violations that the rules of a look find, each as `rule: where, where, where`. */
async function findViolations(page: Page, look: Look): Promise<string[]> {
  await changeLook(page, look);
  const axe = new AxeBuilder({ page }).options({
    ...(look.rules && { runOnly: [...look.rules] }),
    // The one rule of WCAG 2.2 that axe leaves out by default.
    rules: { 'target-size': { enabled: true } },
    // Frames run no script, so axe cannot check them; embedded pages are tested by themselves.
    iframes: false,
    // Describing every part that passes takes longer than checking it.
    resultTypes: ['violations'],
  });
  // Otherwise all results are sent to a second page to be merged, which is far slower.
  axe.setLegacyMode();
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => node.target.join(' '));
    return `${id}: ${places.join(', ')}`;
  });
}

test('the keyboard reaches a fold and opens it', { tag: '@phone' }, async ({ page }) => {
  await page.goto(kinds.change);
  const summary = page.getByText('96 unchanged lines');
  await summary.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('details', { has: summary })).toHaveAttribute('open', '');
});

test('the first Tab stop skips to the content', { tag: '@phone' }, async ({ page }) => {
  await page.goto(kinds.home);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeInViewport();
});
