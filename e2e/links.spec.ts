import { expect, type Page, test } from '@playwright/test';
import { embedSize } from '../lib/site/links/embed';
import { kinds } from './site';

const site = 'https://policy-history.example';
const row = '/announcements/2023-01-26-AmazonConnect_FullAccess/';

const links = {
  Markdown: `[AmazonConnect_FullAccess v4 (2023-03-07)](${site}${kinds.change})`,
  Confluence: `[AmazonConnect_FullAccess v4 (2023-03-07)|${site}${kinds.change}]`,
  MediaWiki: `[${site}${kinds.change} AmazonConnect_FullAccess v4 (2023-03-07)]`,
  HTML: `<a href="${site}${kinds.change}">AmazonConnect_FullAccess v4 (2023-03-07)</a>`,
  'plain text': `AmazonConnect_FullAccess v4 (2023-03-07)\nWider: also allows iam:CreateServiceLinkedRole for the service profile.amazonaws.com.\n${site}${kinds.change}`,
};

/** Lets the address that the build was made for answer with what is served here. */
async function answerAsSite(page: Page, baseURL: string | undefined) {
  await page.route(`${site}/**`, async (route) => {
    const url = route
      .request()
      .url()
      .replace(site, (baseURL ?? '').replace(/\/$/, ''));
    await route.fulfill({ response: await route.fetch({ url }) });
  });
}

// What a page still asks for when its test is over is answered to nobody.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('the link to a change is copied in every format, by the keyboard too', {
  tag: '@phone',
}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(kinds.change);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  const fold = page.getByText('Copy link as…');
  await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toBeHidden();
  await fold.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Copy as Markdown' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  expect(await copied()).toBe(links.Markdown);
  for (const [format, text] of Object.entries(links).slice(1)) {
    await page.getByRole('button', { name: `Copy as ${format}` }).click();
    await expect.poll(copied).toBe(text);
  }
});

test('the link is copied as rich text beside plain text, for Confluence', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(row);
  await page.getByRole('button', { name: 'Copy for Confluence' }).click();
  await expect(page.getByRole('button', { name: 'Copied' })).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string) => (await item?.getType(type))?.text();
    return { html: await read('text/html'), plain: await read('text/plain') };
  });
  expect(copied.html).toContain(`<a href="${site}${row}">AmazonConnect_FullAccess, announced`);
  expect(copied.plain).toContain(`\n${site}${row}`);
});

test('the link to a policy names no version, which its page outlives', async ({ page }) => {
  await page.goto(kinds.policy);
  await page.getByText('Copy link as…').click();
  await expect(page.getByText(`[AmazonConnect_FullAccess](${site}${kinds.policy})`)).toBeVisible();
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the formats are there to be selected, and no button is offered', async ({ page }) => {
    await page.goto(kinds.change);
    await page.getByText('Copy link as…').click();
    for (const text of Object.values(links)) {
      await expect(page.locator('code', { hasText: text.split('\n')[0] }).last()).toBeVisible();
    }
    await expect(page.locator('details', { hasText: 'Copy link as…' }).locator('code')).toHaveText(
      Object.values(links),
    );
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});

for (const [kind, path, name] of [
  ['policy', kinds.policy, 'AmazonConnect_FullAccess v4'],
  ['change', kinds.change, 'AmazonConnect_FullAccess v4'],
] as const) {
  test(`a host that is given a ${kind} finds its answer and frames it`, async ({
    page,
    request,
    baseURL,
  }) => {
    const html = await (await request.get(path)).text();
    const link = /<link rel="alternate" type="application\/json\+oembed" href="([^"]*)"/.exec(html);
    expect(link?.[1]).toBe(`${site}${path}oembed.json`);
    const answer = await (await request.get(`${path}oembed.json`)).json();
    expect(answer).toMatchObject({ version: '1.0', type: 'rich', title: name });
    await answerAsSite(page, baseURL);
    await page.setContent(`<p>Our wiki</p>${answer.html}`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(name);
    await expect(page.locator('iframe')).toHaveAttribute('width', String(answer.width));
    await expect(page.locator('iframe')).toHaveAttribute('height', String(answer.height));
  });
}

for (const [path, to] of [
  [`/embed${kinds.policy}`, kinds.policy],
  [`/embed${kinds.change}`, kinds.change],
  [`/embed${row}`, row],
] as const) {
  test(`${path} has no navigation, says where it is from, and opens the page around it`, async ({
    page,
    baseURL,
  }) => {
    await answerAsSite(page, baseURL);
    await page.setContent(
      `<iframe src="${site}${path}" width="${embedSize.width}" height="${embedSize.height}" sandbox="allow-top-navigation-by-user-activation"></iframe>`,
    );
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('navigation')).toHaveCount(0);
    await expect(frame.getByRole('banner')).toHaveCount(0);
    await expect(frame.getByRole('main')).toContainText('From Policy History, unofficial');
    await frame.getByRole('link', { name: 'Policy History' }).click();
    await expect(page).toHaveURL(site + to);
  });
}

for (const width of [300, 600, 800]) {
  test(`embedded pages hold to ${width} pixels`, async ({ page }) => {
    await page.setViewportSize({ width, height: embedSize.height });
    for (const path of [kinds.policy, kinds['largest change'], row, '/announcements/2021-06-15/']) {
      await page.goto(`/embed${path}`);
      const content = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(content, path).toBe(width);
    }
  });
}

for (const [scheme, ground] of [
  ['light', 'rgb(255, 255, 255)'],
  ['dark', 'rgb(18, 19, 22)'],
] as const) {
  test(`an embedded page is ${scheme} where the reader’s system is`, async ({ page }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto(`/embed${kinds.change}`);
    await expect(page.locator('body')).toHaveCSS('background-color', ground);
  });
}

test('the page on linking shows each kind at work, and its examples are copied', {
  tag: '@phone',
}, async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('/about/linking/');
  const frame = page.frameLocator('iframe');
  await page.locator('iframe').scrollIntoViewIfNeeded();
  await expect(frame.getByRole('main')).toContainText('From Policy History, unofficial');
  const badge = page.getByRole('region', { name: 'Badge' });
  const isDrawn = (image: HTMLImageElement) => image.complete && image.naturalWidth > 100;
  await expect.poll(() => badge.getByRole('img').evaluate(isDrawn)).toBe(true);
  const markdown = /^\[!\[(\w+)\]\(https:.*\/\1\/badge\.svg\)\]\(https:.*\/\1\/\)$/;
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  // A browser refuses to copy while the frame that just loaded has the focus; readers click again.
  await expect(async () => {
    await badge.getByRole('button').first().click();
    await expect.poll(copied, { timeout: 2000 }).toMatch(markdown);
  }).toPass({ timeout: 25_000 });
  expect(await badge.locator('code').first().textContent()).toBe(await copied());
});

test('a click selects a text whole', async ({ page }) => {
  await page.goto('/about/linking/');
  const code = page.getByRole('region', { name: 'Copy a link' }).locator('code').first();
  await code.click();
  const selected = await page.evaluate(() => getSelection()?.toString());
  expect(selected).toBe(await code.textContent());
});
