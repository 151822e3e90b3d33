import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';
import { describeNeed, findProgram } from '../scripts/debian-programs';
import { listen } from '../scripts/port';
import { projectFolder } from '../scripts/run-command';
import { findSiteHeaders } from '../scripts/site-headers';
import { type Nginx, startNginx } from '../testing/nginx';
import { fetchExactly } from '../testing/site';
import { builds, kinds, listBuilt, openBuild, toAddress } from './site';
import { watchViolations } from './violations';

// The site on Debian's nginx, with deploy/nginx.conf as it stands in the repository.
const command = findProgram('nginx') ?? '';
test.skip(command === '', describeNeed('nginx'));

let nginx: Nginx;
test.beforeAll(async () => {
  nginx = await startNginx(command, join(projectFolder, 'out'));
});
test.afterAll(() => nginx?.stop());

const portOf = (address = '') => Number(new URL(address).port);
const gzip = { headers: { 'accept-encoding': 'gzip' } };
/** What both servers must agree on; dates, lengths and tags are a server's own. */
const alike = [
  'content-type',
  'content-encoding',
  'location',
  'vary',
  ...Object.keys(findSiteHeaders('/')).map((name) => name.toLowerCase()),
];

const files = [
  '/feed.xml',
  '/atom.xml',
  '/feed.json',
  '/policies/AmazonConnect_FullAccess/feed.xml',
  '/policies/AmazonConnect_FullAccess/v4/card.png',
  '/policies/AmazonConnect_FullAccess/v4/oembed.json',
  '/policies/AmazonConnect_FullAccess/badge.svg',
  '/api/v1/openapi.json',
  '/tools/search.json',
  '/favicon.svg',
  '/reading.js',
  '/index.html',
  '/404.html',
];
const missing = [
  '/no-such-page/',
  '/no-such-page',
  '/policies/index.html/',
  '/_next/static/gone.js',
  '/api/v1/',
  '/.git/config',
  '/.well-known/nothing',
];
const hashed = ['.js', '.css', '.map', '.ts'].flatMap((ending) =>
  listBuilt()
    .filter((path) => path.startsWith('/_next/static/') && path.endsWith(ending))
    .slice(0, 1),
);

for (const path of [...Object.values(kinds), ...files, ...missing, ...hashed]) {
  test(`${path} is answered as our own server does`, async ({ baseURL }) => {
    const expected = await fetchExactly(portOf(baseURL), path, gzip);
    const found = await fetchExactly(portOf(nginx.origin), path, gzip);
    expect(found.status).toBe(expected.status);
    for (const name of alike) {
      expect(found.headers[name]?.toString().toLowerCase(), name).toBe(
        expected.headers[name]?.toString().toLowerCase(),
      );
    }
    const read = ({ headers, body }: typeof found) =>
      headers['content-encoding'] === 'gzip' ? gunzipSync(body) : body;
    expect(read(found).equals(read(expected))).toBe(true);
  });
}

for (const path of ['/policies', '/ask?action=s3:*&day=2022-01-15', '/policies/a/../../feeds']) {
  test(`${path} is sent on to the address with a slash, wherever nginx listens`, async () => {
    const { status, headers } = await fetchExactly(portOf(nginx.origin), path);
    const resolved = new URL(path, nginx.origin);
    expect(status).toBe(301);
    expect(headers.location).toBe(`${resolved.pathname}/${resolved.search}`);
  });
}

test('no address leads to another host', async () => {
  for (const path of [
    '//policies',
    '//evil.example/..',
    '/%2F%2Fevil.example',
    '/\\evil.example',
  ]) {
    const { headers } = await fetchExactly(portOf(nginx.origin), path);
    expect(new URL(headers.location ?? '/', nginx.origin).origin).toBe(nginx.origin);
  }
});

test('every page has the headers of its kind', async () => {
  for (const path of listBuilt().filter((each) => each.endsWith('.html'))) {
    const { headers } = await fetchExactly(portOf(nginx.origin), toAddress(path));
    for (const [name, value] of Object.entries(findSiteHeaders(toAddress(path)))) {
      expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
    }
  }
});

test('what did not change is not sent again, and no version is told', async () => {
  const first = await fetchExactly(portOf(nginx.origin), '/feeds/', gzip);
  const etag = first.headers.etag ?? '';
  expect(etag).toMatch(/^W\/"/);
  const again = await fetchExactly(portOf(nginx.origin), '/feeds/', {
    headers: { 'if-none-match': etag },
  });
  expect(again.status).toBe(304);
  expect(again.headers['cache-control']).toBe('no-cache');
  expect(first.headers.server).toBe('nginx');
});

test('only GET and HEAD are answered', async () => {
  const { status } = await fetchExactly(portOf(nginx.origin), '/feeds/', { method: 'HEAD' });
  expect(status).toBe(200);
  for (const method of ['POST', 'PUT', 'DELETE']) {
    expect((await fetchExactly(portOf(nginx.origin), '/feeds/', { method })).status).toBe(405);
  }
});

test('a tool answers', async ({ page }) => {
  const violations = await watchViolations(page);
  await page.goto(nginx.origin + kinds.ask);
  await expect(page.getByRole('main')).toContainText('AmazonConnectServiceLinkedRolePolicy v6');
  expect(violations).toEqual([]);
});

test('another site may frame what is made for it, and no other page', async ({ page }) => {
  const host = createServer((request, response) => {
    const framed = new URL(request.url ?? '/', 'http://host').searchParams.get('page');
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="${nginx.origin}${framed}" sandbox></iframe>`);
  });
  // Another port is another origin.
  const port = await listen(host, 0, '127.0.0.1');
  try {
    await page.goto(`http://127.0.0.1:${port}/?page=${kinds.embed}`);
    const frame = page.frameLocator('iframe');
    await expect(frame.getByRole('heading', { level: 1 })).toHaveText(
      'AmazonConnect_FullAccess v4',
    );
    // Its style sheet came as well, though a sandbox makes its origin unlike any other.
    await expect(frame.locator('body')).toHaveCSS('margin-top', '0px');

    const refused = page.waitForEvent('console', (message) =>
      message.text().includes('frame-ancestors'),
    );
    await page.goto(`http://127.0.0.1:${port}/?page=${kinds.change}`);
    await refused;
    await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
  } finally {
    host.closeAllConnections();
    host.close();
  }
});

test('below a path, with the changes that deploy/README.md describes', async ({ page }) => {
  const script = openBuild(builds[1]).paths.find((path) => path.startsWith('/_next/static/'));
  const folder = mkdtempSync(join(tmpdir(), 'policy-history-path-'));
  symlinkSync(join(projectFolder, 'out.project-site'), join(folder, 'policy-history'));
  const below = await startNginx(command, folder, '/policy-history');
  try {
    const read = (path: string) => fetchExactly(portOf(below.origin), path);
    for (const path of [kinds.change, '/ask/', kinds.embed, script ?? '', '/feed.json']) {
      const { status, headers } = await read(`/policy-history${path}`);
      expect(status, path).toBe(200);
      for (const [name, value] of Object.entries(findSiteHeaders(path))) {
        expect(headers[name.toLowerCase()], `${name} of ${path}`).toBe(value);
      }
    }
    expect((await read('/policy-history/ask')).headers.location).toBe('/policy-history/ask/');
    const lost = await read('/policy-history/no-such-page/');
    expect(lost.status).toBe(404);
    expect(lost.body.toString()).toContain('href="/policy-history/"');
    const violations = await watchViolations(page);
    await page.goto(`${below.origin}/policy-history${kinds.ask}`);
    await expect(page.getByRole('main')).toContainText('AmazonConnectServiceLinkedRolePolicy v6');
    expect(violations).toEqual([]);
  } finally {
    await below.stop();
    rmSync(folder, { recursive: true });
  }
});
