import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicies } from '../lib/build/content-policy';
import { projectFolder } from '../scripts/run-command';
import { findPageKind } from '../scripts/site-headers';
import { type StaticServer, startStaticServer } from '../scripts/static-server';
import { useControls } from './controls';
import { kinds, readBuilt, toAddress } from './site';
import { openPage, waitForLastRequest } from './tool';
import { watchViolations } from './violations';

// The policy in the HTML of each page, on a server that sends none; headers.spec.ts and nginx.spec.ts
// test it together with the policy in the headers.
let server: StaticServer;
test.beforeAll(async () => {
  server = await startStaticServer({
    root: join(projectFolder, 'out'),
    port: 0,
    withSiteHeaders: false,
  });
});
test.afterAll(() => server?.close());

const pages = readBuilt('.html').map(({ path, text }) => ({ path: toAddress(path), text }));
const readPolicy = (html: string) =>
  /<meta http-equiv="Content-Security-Policy" content="([^"]*)"\/>/.exec(html)?.[1] ?? '';

test('every page has one policy, after its charset', () => {
  for (const { path, text } of pages) {
    expect(text.split('http-equiv').length, path).toBe(2);
    const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta http-equiv="C';
    expect(text.startsWith(start), path).toBe(true);
  }
});

test('the policy in a page allows no more than the header of its address', () => {
  const read = (policy: string) => new Set(policy.split('; '));
  for (const { path, text } of pages) {
    const header = read(contentSecurityPolicies[findPageKind(path)]);
    // These two depend on the page; the tests below check them.
    const own = [...read(readPolicy(text))].filter((each) => !/^(?:script|style)-src/.test(each));
    expect(own.length, path).toBeGreaterThan(3);
    expect(
      own.filter((each) => !header.has(each)),
      path,
    ).toEqual([]);
  }
});

test('inline scripts are allowed by their hashes: one on reading pages, more on tool pages', () => {
  const sources = {
    reading: /^ 'self' 'sha256-[\w+/]{43}='$/,
    tool: /^ 'self'( 'sha256-[\w+/]{43}=')+$/,
    embed: /^$/,
  };
  for (const { path, text } of pages) {
    const found = /script-src([^;]*)/.exec(readPolicy(text))?.[1] ?? '';
    expect(found, path).toMatch(sources[findPageKind(path)]);
  }
});

test('inline styles are allowed by their hash, on reading pages only', () => {
  const sources = { reading: /^ 'sha256-[\w+/]{43}='$/, tool: /^ 'self'$/, embed: /^ 'self'$/ };
  for (const { path, text } of pages) {
    const found = /style-src([^;]*)/.exec(readPolicy(text))?.[1] ?? '';
    expect(found, path).toMatch(sources[findPageKind(path)]);
    expect(text.match(/ style="/), path).toBeNull();
  }
});

test('nothing is loaded from another origin', () => {
  // Links, canonical and alternate addresses may lead elsewhere: nothing is fetched for them.
  const loads =
    /<(?:script|img|iframe|source|video|audio|embed|object|link(?=[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)"))\b[^>]*?\b(?:src|srcset|href|data)="([^"]*)"/g;
  const addresses = pages.flatMap(({ text }) => [...text.matchAll(loads)].map(([, at]) => at));
  expect(addresses.length).toBeGreaterThan(pages.length);
  expect(addresses.filter((at) => !/^\/(?!\/)/.test(at ?? ''))).toEqual([]);
  const sheets = readBuilt('.css').flatMap(({ text }) => text.match(/@import|url\([^)]*\)/g) ?? []);
  expect(sheets.filter((found) => !/^url\(["']?(?:data:|\/(?!\/)|\.)/.test(found))).toEqual([]);
});

/** Detects a page whose controls are no longer found. */
const leastControls: Record<string, number> = {
  change: 2,
  changes: 3,
  feeds: 3,
  ask: 3,
  search: 1,
  account: 4,
  'compared versions': 4,
  'own document': 4,
};

for (const [kind, path] of Object.entries({ ...kinds, 'no page': '/no-such-page/' })) {
  test(`${kind} works within its own policy and sends requests to no other host`, async ({
    page,
  }) => {
    // A tool computes an answer for each control that is used.
    test.slow();
    const violations = await watchViolations(page);
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await openPage(page, server.origin + path);
    const used = await useControls(page);
    await waitForLastRequest(page);
    expect(violations).toEqual([]);
    expect([...origins]).toEqual([server.origin]);
    expect(used).toBeGreaterThanOrEqual(leastControls[kind] ?? 0);
  });
}

for (const kind of ['change', 'embed', 'compare', 'ask'] as const) {
  test(`a script injected into ${kind} is not run`, async ({ page }) => {
    await page.route(server.origin + kinds[kind], async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(
        /<h1\b|<main\b/,
        '<script>window.injected = true</script><img src="/x" onerror="window.injected = true"/>$&',
      );
      expect(body).toContain('window.injected');
      await route.fulfill({ response, body });
    });
    const violations = await watchViolations(page);
    await page.goto(server.origin + kinds[kind]);
    await expect.poll(() => violations.join('\n')).toMatch(/script-src-elem: inline/);
    await expect.poll(() => violations.join('\n')).toMatch(/script-src-attr: inline/);
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  });
}

test('a javascript: link is not followed', async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto(server.origin + kinds.change);
  await page.evaluate(() => {
    const link = document.createElement('a');
    link.href = 'javascript:window.injected = true';
    document.body.append(link);
    link.click();
  });
  await expect.poll(() => violations.join('\n')).toContain('script-src-elem: inline');
  expect(await page.evaluate(() => 'injected' in window)).toBe(false);
});
