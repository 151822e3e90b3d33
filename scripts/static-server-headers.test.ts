import { utimesSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { ask, serveSite } from '../testing/site';

const lost = '<!doctype html><title>No such page</title>';
const site = await serveSite({
  'index.html': '<!doctype html><title>Home</title>',
  '404.html': lost,
  '_next/static/chunks/a.js': 'let a = 1;\n'.repeat(200),
});
afterAll(() => site.close());

describe('content types', () => {
  it.each([
    ['a.html', 'text/html; charset=utf-8'],
    ['a.css', 'text/css; charset=utf-8'],
    ['a.js', 'text/javascript; charset=utf-8'],
    ['a.json', 'application/json; charset=utf-8'],
    ['feed.xml', 'application/rss+xml; charset=utf-8'],
    ['atom.xml', 'application/atom+xml; charset=utf-8'],
    ['feed.json', 'application/feed+json; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['a.svg', 'image/svg+xml; charset=utf-8'],
    ['a.txt', 'text/plain; charset=utf-8'],
    ['a.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['a.PNG', 'image/png'],
    ['favicon.ico', 'image/x-icon'],
    ['a.woff2', 'font/woff2'],
    ['CNAME', 'application/octet-stream'],
    ['constructor', 'application/octet-stream'],
  ])('%s is %s', async (name, type) => {
    site.write(`types/${name}`, 'x');
    const { status, headers } = await ask(site.port, `/types/${name}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('caching', () => {
  it('answers 304 while the file is the same', async () => {
    site.write('cached.txt', 'one');
    const etag = (await ask(site.port, '/cached.txt')).headers.etag ?? '';
    expect(etag).toMatch(/^W\/".+"$/);
    const strong = etag.slice(2);
    for (const known of [etag, strong, `"x", ${etag}`, '*']) {
      const { status, headers, body } = await ask(site.port, '/cached.txt', {
        headers: { 'if-none-match': known },
      });
      expect([status, body.length, headers.etag]).toEqual([304, 0, etag]);
    }
    expect(
      (await ask(site.port, '/cached.txt', { headers: { 'if-none-match': '"x"' } })).status,
    ).toBe(200);
    site.write('cached.txt', 'two');
    const changed = await ask(site.port, '/cached.txt', { headers: { 'if-none-match': etag } });
    expect([changed.status, changed.body.toString()]).toEqual([200, 'two']);
  });

  it('lets only the files that Next names by their content be kept', async () => {
    const script = await ask(site.port, '/_next/static/chunks/a.js');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect((await ask(site.port, '/')).headers['cache-control']).toBe('no-cache');
    expect((await ask(site.port, '/_next/static/gone.js')).headers['cache-control']).toBe(
      'no-cache',
    );
  });
});

describe('compression', () => {
  const gzip = { headers: { 'accept-encoding': 'br, gzip;q=0.8' } };

  it('compresses text where the reader accepts gzip', async () => {
    const plain = await ask(site.port, '/_next/static/chunks/a.js');
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary).toBe('accept-encoding');
    const { headers, body } = await ask(site.port, '/_next/static/chunks/a.js', gzip);
    expect(headers['content-encoding']).toBe('gzip');
    expect(headers['content-length']).toBe(String(body.length));
    expect(body.length).toBeLessThan(plain.body.length);
    expect(gunzipSync(body)).toEqual(plain.body);
    expect(headers.etag).toBe(plain.headers.etag);
  });

  it.each(['gzip;q=0', 'gzip; q=0.000', 'br', ''])(
    'leaves text plain for "%s"',
    async (accepted) => {
      const { headers } = await ask(site.port, '/', { headers: { 'accept-encoding': accepted } });
      expect(headers['content-encoding']).toBeUndefined();
    },
  );

  it('leaves images alone', async () => {
    site.write('a.png', 'not really');
    const { headers } = await ask(site.port, '/a.png', gzip);
    expect(headers['content-encoding']).toBeUndefined();
    expect(headers.vary).toBeUndefined();
  });

  it('compresses 404.html too', async () => {
    const { status, headers, body } = await ask(site.port, '/missing', gzip);
    expect(headers.vary).toBe('accept-encoding');
    expect([status, gunzipSync(body).toString()]).toEqual([404, lost]);
  });

  it('gives the new text of a file that changed within its old time', async () => {
    const time = new Date('2023-03-07T00:00:00Z');
    for (const text of ['aaa', 'bbb']) {
      site.write('same-time.txt', text);
      utimesSync(join(site.root, 'same-time.txt'), time, time);
      expect(gunzipSync((await ask(site.port, '/same-time.txt', gzip)).body).toString()).toBe(text);
    }
  });
});
