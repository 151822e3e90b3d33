import { expect, type Page, test } from '@playwright/test';
import { kinds } from './site';
import { openPage, readAnswer } from './tool';

for (const [kind, address] of Object.entries(kinds)) {
  test(`${kind} fits the screen, and nothing of it moves under the reader`, async ({ page }) => {
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

test('what moves is found', async ({ page }) => {
  await page.goto(kinds.home);
  await page.evaluate(() => {
    const pushes = document.createElement('p');
    pushes.style.height = '99px';
    document.querySelector('main')?.prepend(pushes);
  });
  expect(await listShifts(page)).not.toEqual([]);
});

// A slow browser draws what it has parsed: what comes later must not move what is drawn.
test('header and footer begin where they end up when only their first link is parsed', async ({
  page,
}) => {
  await page.goto(kinds['no page']);
  const places = () =>
    page.evaluate(() => {
      const [nav, foot] = ['.site-nav', '.site-foot .sheet > ul'].map((links) =>
        document.querySelector(links)?.getBoundingClientRect(),
      );
      // On a phone the header has a row more when all of it is parsed, before the footer is.
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

for (const kind of ['ask', 'as of a day', 'a comparison asked for'] as const) {
  test(`${kind} counts as open only when it has answered, however slowly`, async ({ page }) => {
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

  test('unchanged lines open, and nothing that needs script is offered', async ({ page }) => {
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
 * Draws a page only when all of its HTML is parsed, and runs its scripts only after that. How much
 * of a page is parsed before it is drawn first depends on the machine, and a line that is drawn in
 * part moves as its next word is parsed. What a script moves is drawn twice on every machine.
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

/** What moved since the page was first drawn, and by how much of the window. */
async function listShifts(page: Page): Promise<string[]> {
  // What was scrolled to is drawn first.
  await page.evaluate(waitForFrames);
  return page.evaluate(() => {
    const observer = new PerformanceObserver(() => {});
    observer.observe({ type: 'layout-shift', buffered: true });
    return observer.takeRecords().map((entry) => JSON.stringify(entry));
  });
}
