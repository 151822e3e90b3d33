import { mkdirSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchExactly, makeSite } from '../testing/site';
import { findSiteHeaders } from './site-headers';
import { type StaticServer, startStaticServer } from './static-server';

const home = '<!doctype html><title>Home</title>';
const missing = '<!doctype html><title>No such page</title>';
const site = makeSite({
  'index.html': home,
  '404.html': missing,
  'policies/index.html': '<title>Policies</title>',
  'policies/a+b,c=d@e/index.html': '<title>Odd name</title>',
  'compare/v1...v2/index.html': '<title>v1 to v2</title>',
  'bare/file.txt': 'text',
  '_next/static/chunks/a.js': 'let a = 1;\n'.repeat(200),
  'größe.txt': 'grüße',
});
const { root } = site;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(root, 'odd', 'index.html'), { recursive: true });
  symlinkSync(join(site.outside, 'nowhere'), join(root, 'dangling'));
  server = await startStaticServer({ root, port: 0 });
});

afterAll(async () => {
  await server.close();
  site.remove();
});

const lowerCase = (headers: Record<string, string>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));

describe('pages', () => {
  it('serves a folder by its index.html', async () => {
    const { status, headers, body } = await fetchExactly(server.port, '/');
    expect(status).toBe(200);
    expect(body.toString()).toBe(home);
    expect(headers['content-length']).toBe(String(home.length));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await fetchExactly(server.port, '/policies/?day=1')).body.toString()).toBe(
      '<title>Policies</title>',
    );
  });

  it.each([
    ['/policies', '/policies/'],
    ['/policies?day=2023-03-07&x=%20', '/policies/?day=2023-03-07&x=%20'],
    ['/compare/v1...v2', '/compare/v1...v2/'],
    ['/policies/a%2Bb%2Cc=d@e', '/policies/a+b,c=d@e/'],
    // A location that starts with /\\ would name another host.
    ['/\\evil.example/../policies', '/policies/'],
    ['/policies/../compare/v1...v2', '/compare/v1...v2/'],
  ])('redirects %s to %s', async (path, location) => {
    const { status, headers } = await fetchExactly(server.port, path);
    expect(status).toBe(301);
    expect(headers.location).toBe(location);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await fetchExactly(server.port, location)).status).toBe(200);
  });

  it('decodes percent-encoding', async () => {
    expect((await fetchExactly(server.port, '/policies/a%2bb%2Cc%3Dd%40e/')).status).toBe(200);
    expect((await fetchExactly(server.port, '/gr%C3%B6%C3%9Fe.txt')).body.toString()).toBe('grüße');
  });

  it.each([
    '/missing',
    '/missing/',
    '/policies/missing.json',
    '/policies/index.html/',
    '/index.html/more',
    '/bare',
    '/bare/',
    '/odd/',
    '/dangling',
    '/dangling/',
    `/${'long'.repeat(300)}`,
    '/policies.html',
    '//policies',
    '//',
    '/../secret.txt',
    '/policies/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/policies/%2E%2E%2F..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/index.html%00.txt',
    '/%',
    '/%c3%28',
  ])('sends 404.html with status 404 for %s', async (path) => {
    const { status, headers, body } = await fetchExactly(server.port, path);
    expect(status).toBe(404);
    expect(body.toString()).toBe(missing);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.location).toBeUndefined();
  });

  it('sends a message where there is no 404.html', async () => {
    const empty = await startStaticServer({ root: join(site.outside, 'empty'), port: 0 });
    const { status, body } = await fetchExactly(empty.port, '/');
    await empty.close();
    expect(status).toBe(404);
    expect(body.toString()).toBe('There is no page at this address.\n');
  });
});

describe('refusals', () => {
  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('sends status 405 for %s', async (method) => {
    const { status, headers } = await fetchExactly(server.port, '/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  it('sends no body for HEAD', async () => {
    const { status, headers, body } = await fetchExactly(server.port, '/', { method: 'HEAD' });
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(home.length));
    expect(body.length).toBe(0);
    expect((await fetchExactly(server.port, '/missing', { method: 'HEAD' })).status).toBe(404);
  });
});

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
    const { status, headers } = await fetchExactly(server.port, `/types/${name}`);
    expect(status).toBe(200);
    expect(headers['content-type']).toBe(type);
  });
});

describe('headers', () => {
  it('are those of the site, whatever the status', async () => {
    for (const path of ['/', '/policies', '/missing', '/embed/x/']) {
      const { headers } = await fetchExactly(server.port, path);
      expect(headers).toMatchObject(lowerCase(findSiteHeaders('/')));
    }
    site.write('embed/a/index.html', 'a');
    const { headers } = await fetchExactly(server.port, '/embed/a/');
    expect(headers).toMatchObject(lowerCase(findSiteHeaders('/embed/a/')));
  });

  it('can be left out except for the type', async () => {
    const bare = await startStaticServer({ root, port: 0, withSiteHeaders: false });
    const { headers } = await fetchExactly(bare.port, '/');
    await bare.close();
    for (const name of Object.keys(lowerCase(findSiteHeaders('/')))) {
      expect(headers[name]).toBeUndefined();
    }
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
  });

  it('cache only hashed files permanently', async () => {
    const find = async (path: string) =>
      (await fetchExactly(server.port, path)).headers['cache-control'];
    expect(await find('/_next/static/chunks/a.js')).toBe('public, max-age=31536000, immutable');
    expect(await find('/')).toBe('no-cache');
    expect(await find('/_next/static/gone.js')).toBe('no-cache');
  });

  it('have an ETag that changes with the file', async () => {
    site.write('cached.txt', 'one');
    const etag = (await fetchExactly(server.port, '/cached.txt')).headers.etag ?? '';
    expect(etag).toMatch(/^W\/".+"$/);
    const send = (known: string) =>
      fetchExactly(server.port, '/cached.txt', { headers: { 'if-none-match': known } });
    for (const known of [etag, etag.slice(2), `"x", ${etag}`, '*']) {
      const { status, headers, body } = await send(known);
      expect([status, body.length, headers.etag]).toEqual([304, 0, etag]);
    }
    expect((await send('"x"')).status).toBe(200);
    site.write('cached.txt', 'four');
    const changed = await send(etag);
    expect([changed.status, changed.body.toString()]).toEqual([200, 'four']);
  });
});

describe('compression', () => {
  const gzip = { headers: { 'accept-encoding': 'br;q=0.1, gzip;q=0.8' } };

  it.each([
    ['/_next/static/chunks/a.js', 200],
    ['/missing', 404],
  ])('compresses text where the client accepts gzip: %s', async (path, status) => {
    const plain = await fetchExactly(server.port, path);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.headers.vary?.toLowerCase()).toBe('accept-encoding');
    const compressed = await fetchExactly(server.port, path, gzip);
    expect(compressed.status).toBe(status);
    expect(compressed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(compressed.body)).toEqual(plain.body);
    expect(compressed.headers.etag).toBe(plain.headers.etag);
  });

  it('does not compress text for gzip;q=0, nor images', async () => {
    site.write('a.png', 'not really');
    const headers = { 'accept-encoding': 'gzip;q=0' };
    expect(
      (await fetchExactly(server.port, '/', { headers })).headers['content-encoding'],
    ).toBeUndefined();
    const image = await fetchExactly(server.port, '/a.png', gzip);
    expect(image.headers['content-encoding']).toBeUndefined();
    expect(image.headers.vary).toBeUndefined();
  });
});

describe('a base path', () => {
  let below: StaticServer;
  beforeAll(async () => {
    below = await startStaticServer({ root, port: 0, basePath: '/x/' });
  });
  afterAll(() => below.close());

  it('is part of the url', () => {
    expect(below.url).toBe(`http://127.0.0.1:${below.port}/x/`);
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/`);
  });

  it.each([
    ['/x/', 200],
    ['/x/policies/', 200],
    ['/', 404],
    ['/policies/', 404],
    ['/xy/', 404],
    ['/x/x/', 404],
    ['/x/../policies/', 404],
  ])('%s answers %i', async (path, status) => {
    expect((await fetchExactly(below.port, path)).status).toBe(status);
  });

  it('stays in redirects', async () => {
    const locations = ['/x?a=1', '/x/policies'].map(async (path) => {
      const { status, headers } = await fetchExactly(below.port, path);
      return [status, headers.location];
    });
    expect(await Promise.all(locations)).toEqual([
      [301, '/x/?a=1'],
      [301, '/x/policies/'],
    ]);
  });

  it('must be a path', async () => {
    await expect(startStaticServer({ root, port: 0, basePath: 'x' })).rejects.toThrow(
      'Base path: expected a path such as /policy-history, found "x".',
    );
  });
});

describe('the server', () => {
  it('reports a port in use, and how to choose another', async () => {
    await expect(startStaticServer({ root, port: server.port })).rejects.toThrow(
      `Port ${server.port} is taken: something else on this computer is using it. ` +
        'Stop that, or choose another port: npm start -- --port 3001',
    );
  });

  it('survives clients that disconnect', async () => {
    site.write('large.txt', '0123456789'.repeat(400_000));
    await Promise.all(
      Array.from({ length: 5 }, () => {
        return new Promise<void>((resolve) => {
          const socket = connect(server.port, '127.0.0.1', () => {
            socket.write('GET /large.txt HTTP/1.1\r\nHost: x\r\n\r\n');
            socket.once('data', () => socket.resetAndDestroy());
          });
          socket.once('close', () => resolve());
        });
      }),
    );
    expect((await fetchExactly(server.port, '/')).status).toBe(200);
  });

  it('frees its port when it closes, with open connections', async () => {
    const first = await startStaticServer({ root, port: 0 });
    const socket = connect(first.port, '127.0.0.1');
    await new Promise((resolve) => socket.once('connect', resolve));
    socket.on('error', () => socket.destroy());
    await first.close();
    socket.destroy();
    const second = await startStaticServer({ root, port: first.port });
    expect(second.port).toBe(first.port);
    await second.close();
  });
});
