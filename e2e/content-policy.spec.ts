import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { contentSecurityPolicies } from '../lib/build/content-policy';
import { projectFolder } from '../scripts/run-command';
import { findPageKind } from '../scripts/site-headers';
import { type StaticServer, startStaticServer } from '../scripts/static-server';
import { useControls } from './controls';
import { kinds, readBuilt, toAddress } from './site';
import { openPage } from './tool';
import { watchViolations } from './violations';

// The policy that each page carries in itself, on a host that sends none; headers.spec.ts and
// nginx.spec.ts look at both together.
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

test('every page carries its policy behind its charset, and no other', () => {
  for (const { path, text } of pages) {
    expect(text.split('http-equiv').length, path).toBe(2);
    const start = '<!DOCTYPE html><html lang="en"><head><meta charSet="utf-8"/><meta http-equiv="C';
    expect(text.startsWith(start), path).toBe(true);
  }
});

test('a page lets no more be done than the header of its address', () => {
  const read = (policy: string) => new Set(policy.split('; '));
  for (const { path, text } of pages) {
    const header = read(contentSecurityPolicies[findPageKind(path)]);
    // These two name what stands in the page; the tests below look at them.
    const own = [...read(readPolicy(text))].filter((each) => !/^(?:script|style)-src/.test(each));
    expect(own.length, path).toBeGreaterThan(3);
    expect(
      own.filter((each) => !header.has(each)),
      path,
    ).toEqual([]);
  }
});

test('scripts that stand in a page are let run by their hashes, on tool pages alone', () => {
  const sources = { reading: /^ 'self'$/, tool: /^ 'self'( 'sha256-[\w+/]{43}=')+$/, embed: /^$/ };
  for (const { path, text } of pages) {
    const found = /script-src([^;]*)/.exec(readPolicy(text))?.[1] ?? '';
    expect(found, path).toMatch(sources[findPageKind(path)]);
  }
});

test('rules that stand in a page are let apply by their hash, on reading pages alone', () => {
  const sources = { reading: /^ 'sha256-[\w+/]{43}='$/, tool: /^ 'self'$/, embed: /^ 'self'$/ };
  for (const { path, text } of pages) {
    const found = /style-src([^;]*)/.exec(readPolicy(text))?.[1] ?? '';
    expect(found, path).toMatch(sources[findPageKind(path)]);
    expect(text.match(/ style="/), path).toBeNull();
  }
});

test('nothing is loaded from another origin, nor asked to be near', () => {
  // Links, canonical and alternate addresses may lead elsewhere: nothing is fetched for them.
  const loads =
    /<(?:script|img|iframe|source|video|audio|embed|object|link(?=[^>]*\brel="(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect|dns-prefetch|manifest)"))\b[^>]*?\b(?:src|srcset|href|data)="([^"]*)"/g;
  const addresses = pages.flatMap(({ text }) => [...text.matchAll(loads)].map(([, at]) => at));
  expect(addresses.length).toBeGreaterThan(pages.length);
  expect(addresses.filter((at) => !/^\/(?!\/)/.test(at ?? ''))).toEqual([]);
  const sheets = readBuilt('.css').flatMap(({ text }) => text.match(/@import|url\([^)]*\)/g) ?? []);
  expect(sheets.filter((found) => !/^url\(["']?(?:data:|\/(?!\/)|\.)/.test(found))).toEqual([]);
});

/** So that a page whose controls are no longer found is noticed. */
const leastControls: Record<string, number> = {
  change: 2,
  changes: 3,
  feeds: 3,
  ask: 3,
  search: 1,
  'a comparison asked for': 4,
  'own document': 4,
};

for (const [kind, path] of Object.entries({ ...kinds, 'no page': '/no-such-page/' })) {
  test(`${kind} does all it can within its own policy, and asks no other host`, async ({
    page,
  }) => {
    // A tool answers anew with each control that is used.
    test.slow();
    const violations = await watchViolations(page);
    const origins = new Set<string>();
    page.on('request', (request) => origins.add(new URL(request.url()).origin));
    await openPage(page, server.origin + path);
    const used = await useControls(page);
    await page.waitForLoadState('networkidle');
    expect(violations).toEqual([]);
    expect([...origins]).toEqual([server.origin]);
    expect(used).toBeGreaterThanOrEqual(leastControls[kind] ?? 0);
  });
}

for (const kind of ['change', 'embed', 'compare', 'ask'] as const) {
  test(`a script that got into ${kind} is not run`, async ({ page }) => {
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
    await page.goto(server.origin + kinds[kind], { waitUntil: 'networkidle' });
    await expect.poll(() => violations.join('\n')).toMatch(/script-src-elem: inline/);
    await expect.poll(() => violations.join('\n')).toMatch(/script-src-attr: inline/);
    expect(await page.evaluate(() => 'injected' in window)).toBe(false);
  });
}

test('an address that runs is not followed', async ({ page }) => {
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
