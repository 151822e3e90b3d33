import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage, readAnswer } from './tool';

for (const [kind, address] of Object.entries(kinds)) {
  test(`${kind} fits the screen, and nothing moves while it loads`, async ({ page }) => {
    await drawOnceParsed(page);
    await openPage(page, address);
    const { width, content } = await page.evaluate(() => ({
      width: document.documentElement.clientWidth,
      content: document.documentElement.scrollWidth,
    }));
    expect(content).toBe(width);
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    expect(await listShifts(page)).toEqual([]);
  });
}

test('a layout shift is found', async ({ page }) => {
  await page.goto(kinds.home);
  await page.evaluate(() => {
    const pushes = document.createElement('p');
    pushes.style.height = '99px';
    document.querySelector('main')?.prepend(pushes);
  });
  expect(await listShifts(page)).not.toEqual([]);
});

// A slow browser draws a part of a page: what it parses later must not move that part.
test('header and footer stay in place when more of their links are parsed', async ({ page }) => {
  await page.goto(kinds['no page']);
  const places = () =>
    page.evaluate(() => {
      const [nav, foot] = ['.site-nav', '.site-foot .sheet > ul'].map((links) =>
        document.querySelector(links)?.getBoundingClientRect(),
      );
      // On a phone the whole header has a second row, so the footer moves down.
      return { nav: [nav?.x, nav?.y], foot: foot?.x };
    });
  const whole = await places();
  expect(whole.foot).toBeGreaterThan(0);
  await page.evaluate(() => {
    for (const link of document.querySelectorAll('.site-nav a ~ a, .site-foot .sheet > ul li ~ li'))
      link.remove();
  });
  expect(await places()).toEqual(whole);
});

for (const kind of ['ask', 'snapshot of any day', 'compared versions'] as const) {
  test(`${kind} counts as open only when it shows its answer, however slowly`, async ({ page }) => {
    await page.addInitScript(() => {
      const read = Response.prototype.json;
      Response.prototype.json = async function () {
        await new Promise((resolve) => setTimeout(resolve, 500));
        return read.call(this);
      };
    });
    await openPage(page, kinds[kind]);
    expect(await readAnswer(page).textContent()).not.toMatch(/^$|…$/);
  });
}

test('before and after stand side by side on a wide screen, one above the other on a phone', async ({
  page,
}) => {
  await page.goto('/policies/AmazonConnectReadOnlyAccess/v4/');
  const before = await page.locator('#statement-2 del').first().boundingBox();
  const after = await page.locator('#statement-2 ins').first().boundingBox();
  if (before === null || after === null) throw new Error('The lines of statement 2 are not shown.');
  if ((page.viewportSize()?.width ?? 0) > 1000) {
    expect(after.x).toBeGreaterThan(before.x + before.width);
  } else {
    expect(after.x).toBe(before.x);
    expect(after.y).toBeGreaterThan(before.y);
  }
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('unchanged lines open, and no control needs script', async ({ page }) => {
    await page.goto(kinds.change);
    const line = page.locator('details', { hasText: 'statements 1–6' }).getByText('"connect:*",');
    await expect(line).toBeHidden();
    await page.getByText('96 unchanged lines').click();
    await expect(line).toBeVisible();
    await expect(page.getByRole('button', { name: 'Copy document' })).toBeHidden();
    await expect(page.getByRole('link', { name: 'Download v4' })).toBeVisible();
  });

  test('the addresses of feeds are there, and no button to copy them', async ({ page }) => {
    await page.goto(kinds.feeds);
    await expect(page.getByRole('link', { name: /\/unannounced\/atom\.xml$/ })).toBeVisible();
    await expect(page.getByRole('button')).toHaveCount(0);
  });

  test('the timeline is drawn, and its versions are listed in words', async ({ page }) => {
    await page.goto(kinds.policy);
    await expect(page.locator('svg.lines circle').first()).toBeVisible();
    await expect(page.getByRole('region', { name: 'Versions' }).getByRole('listitem')).toHaveCount(
      4,
    );
  });
});

/**
 * Draws a page only when all of its HTML is parsed, and runs its scripts only after that. How much of
 * a page is parsed before it is first drawn depends on the machine, and a line that is drawn in part
 * moves as its next word is parsed. Layout shifts by scripts are measured on every machine.
 */
async function drawOnceParsed(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const hidden = new CSSStyleSheet();
    hidden.replaceSync('html { visibility: hidden !important }');
    document.adoptedStyleSheets = [hidden];
    document.addEventListener(
      'readystatechange',
      () => {
        document.adoptedStyleSheets = [];
      },
      { once: true },
    );
  });
  await page.route('**/*.js', async (route) => {
    await page.waitForFunction(() => document.readyState !== 'loading');
    await page.evaluate(waitForFrames);
    await route.continue();
  });
}

/** Resolves when the page as it is now has been drawn. */
async function waitForFrames(): Promise<void> {
  for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
}

/** The layout shifts since the page was first drawn, as JSON. */
async function listShifts(page: Page): Promise<string[]> {
  // The part that was scrolled into view must be drawn first.
  await page.evaluate(waitForFrames);
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().map((entry) => JSON.stringify(entry));
  });
}
