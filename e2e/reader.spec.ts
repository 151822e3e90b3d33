import { expect, test } from '@playwright/test';
import { findLoss } from './loss';
import { kinds } from './site';
import { openPage } from './tool';

// Settings of the reader's device: paper, forced colors, reduced motion.

const printed = ['policy', 'change', 'two dates', 'announcements', 'snapshot of any day'] as const;

for (const kind of printed) {
  test(`${kind} is printed completely, in light colors and without controls`, async ({ page }) => {
    await page.setViewportSize({ width: 718, height: 1000 });
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await openPage(page, kinds[kind]);
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)');
    const controls = page.locator('nav, form, main button, [href="#content"]');
    expect(await controls.filter({ visible: true }).allTextContents()).toEqual([]);
    const hidden = await page.locator('main details:not(:has(.lines-to-copy))').evaluateAll((all) =>
      all
        .map((fold) => fold.querySelector(':scope > :not(summary)'))
        .filter((inside) => !inside?.checkVisibility({ contentVisibilityAuto: true }))
        .map((inside) => inside?.textContent),
    );
    expect(hidden).toEqual([]);
    expect(await findLoss(page)).toEqual([]);
  });
}

test('a printed external link shows its address', async ({ page }) => {
  await page.emulateMedia({ media: 'print' });
  await page.goto(kinds.about);
  const source = page.locator('main a[href^="http"]').first();
  const address = await source.getAttribute('href');
  const written = await source.evaluate((link) => getComputedStyle(link, '::after').content);
  expect(written).toContain(address);
});

test.describe('in forced colors', () => {
  test.use({ contextOptions: { forcedColors: 'active' } });

  test('added and removed lines differ by signs and borders', async ({ page }) => {
    await page.goto('/policies/AmazonConnectReadOnlyAccess/v4/');
    for (const [mark, sign, rule] of [
      ['del', '"−"', 'dashed'],
      ['ins', '"+"', 'solid'],
    ] as const) {
      const line = page.locator(`#statement-2 ${mark}`).first();
      const content = await line.evaluate((each) => getComputedStyle(each, '::before').content);
      expect(content).toContain(sign);
      await expect(line.locator('..')).toHaveCSS('border-left-style', rule);
    }
  });

  test('the timeline keeps its shapes in the colors of the reader', async ({ page }) => {
    await page.goto(kinds.home);
    const [ink, ground] = await page.evaluate(() => {
      const probe = document.body.appendChild(document.createElement('p'));
      return ['CanvasText', 'Canvas'].map((name) => {
        probe.style.color = name;
        return getComputedStyle(probe).color;
      });
    });
    const drawn = (selector: string) => page.locator(`svg.lines ${selector}`).first();
    await expect(drawn('.dot')).toHaveCSS('fill', ink ?? '');
    await expect(drawn('.silent')).toHaveCSS('fill', ground ?? '');
    await expect(drawn('.silent')).toHaveCSS('stroke', ink ?? '');
    await expect(drawn('.served')).toHaveCSS('stroke', ink ?? '');
    await expect(drawn('.announced')).toHaveCSS('stroke-dasharray', '2px, 3px');
  });
});

test('nothing is animated where the reader prefers reduced motion', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const address of [kinds.home, kinds.change, kinds.search]) {
    await page.goto(address);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          return (
            /[1-9]/.test(transitionDuration) ||
            animationName !== 'none' ||
            scrollBehavior === 'smooth'
          );
        })
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(moving, address).toEqual([]);
  }
});
