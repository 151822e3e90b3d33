import { mkdirSync, symlinkSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, makeSite } from '../testing/site';
import { type StaticServer, startStaticServer } from './static-server';

const home = '<!doctype html><title>Home</title>';
const lost = '<!doctype html><title>No such page</title>';
const site = makeSite({
  'index.html': home,
  '404.html': lost,
  'policies/index.html': '<title>Policies</title>',
  'policies/a+b,c=d@e/index.html': '<title>Odd name</title>',
  'compare/v1...v2/index.html': '<title>v1 to v2</title>',
  'bare/file.txt': 'text',
  '_next/static/chunks/a.js': 'let a = 1;',
  'größe.txt': 'grüße',
});
const { root } = site;
let server: StaticServer;

beforeAll(async () => {
  mkdirSync(join(root, 'odd', 'index.html'), { recursive: true });
  symlinkSync(join(site.outside, 'nowhere'), join(root, 'dangling'));
  symlinkSync('loop', join(root, 'loop'));
  server = await startStaticServer({ root, port: 0 });
});

afterAll(async () => {
  await server.close();
  site.remove();
});

/** The answer to a request that no HTTP client would send. */
function askRaw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(server.port, '127.0.0.1', () => socket.end(text));
    let answer = '';
    socket.on('data', (chunk) => {
      answer += chunk;
    });
    socket.on('close', () => resolve(answer));
    socket.on('error', reject);
  });
}

describe('pages', () => {
  it('serves a folder by its index.html', async () => {
    const { status, headers, body } = await ask(server.port, '/');
    expect(status).toBe(200);
    expect(body.toString()).toBe(home);
    expect(headers['content-length']).toBe(String(home.length));
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect((await ask(server.port, '/policies/?day=1')).body.toString()).toBe(
      '<title>Policies</title>',
    );
  });

  it.each([
    ['/policies', '/policies/'],
    ['/policies?day=2023-03-07&x=%20', '/policies/?day=2023-03-07&x=%20'],
    ['/compare/v1...v2', '/compare/v1...v2/'],
    ['/policies/a%2Bb%2Cc=d@e', '/policies/a%2Bb%2Cc=d@e/'],
  ])('redirects %s to %s', async (path, location) => {
    const { status, headers } = await ask(server.port, path);
    expect(status).toBe(301);
    expect(headers.location).toBe(location);
    expect(headers['content-type']).toBe('text/plain; charset=utf-8');
    expect((await ask(server.port, location)).status).toBe(200);
  });

  it('decodes percent-encoding', async () => {
    expect((await ask(server.port, '/policies/a%2bb%2Cc%3Dd%40e/')).status).toBe(200);
    expect((await ask(server.port, '/gr%C3%B6%C3%9Fe.txt')).body.toString()).toBe('grüße');
  });

  it.each([
    '/missing',
    '/missing/',
    '/policies/missing.json',
    '/policies/index.html/',
    '/index.html/more',
    '/bare',
    '/bare/',
    '/odd',
    '/odd/',
    '/dangling',
    '/dangling/',
    '/loop',
    `/${'long'.repeat(300)}`,
    '/policies.html',
    '//policies',
    '/%2Fpolicies',
    '//',
  ])('answers %s with the body of 404.html', async (path) => {
    const { status, headers, body } = await ask(server.port, path);
    expect(status).toBe(404);
    expect(body.toString()).toBe(lost);
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['cache-control']).toBe('no-cache');
    expect(headers.location).toBeUndefined();
  });

  it('answers 404 in words where there is no 404.html', async () => {
    const empty = await startStaticServer({ root: join(site.outside, 'empty'), port: 0 });
    const { status, body } = await ask(empty.port, '/');
    await empty.close();
    expect(status).toBe(404);
    expect(body.toString()).toBe('There is no page at this address.\n');
  });
});

describe('refusals', () => {
  it.each([
    '/../secret.txt',
    '/policies/../../secret.txt',
    '/%2e%2e/secret.txt',
    '/%2e%2e%2fsecret.txt',
    '/policies/%2E%2E%2F..%2fsecret.txt',
    '/..%5csecret.txt',
    '/..\\secret.txt',
    '/./index.html',
    '/index.html%00.txt',
    '/%',
    '/%zz',
    '/%c3%28',
  ])('refuses %s with 400', async (path) => {
    const { status, body } = await ask(server.port, path);
    expect(status).toBe(400);
    expect(body.toString()).not.toContain('secret');
  });

  it('refuses a request line that holds no path', async () => {
    const answer = await askRaw('GET http://x/ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    expect(await askRaw('nonsense\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS'])('answers %s with 405', async (method) => {
    const { status, headers } = await ask(server.port, '/', { method });
    expect(status).toBe(405);
    expect(headers.allow).toBe('GET, HEAD');
  });

  it('answers HEAD as GET without a body', async () => {
    const { status, headers, body } = await ask(server.port, '/', { method: 'HEAD' });
    expect(status).toBe(200);
    expect(headers['content-length']).toBe(String(home.length));
    expect(body.length).toBe(0);
    expect((await ask(server.port, '/missing', { method: 'HEAD' })).status).toBe(404);
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
    ['/x//', 404],
    ['/x/x/', 404],
    ['/x/../policies/', 400],
  ])('%s answers %i', async (path, status) => {
    expect((await ask(below.port, path)).status).toBe(status);
  });

  it('stays in redirects', async () => {
    const locations = ['/x?a=1', '/x/policies'].map(async (path) => {
      const { status, headers } = await ask(below.port, path);
      return [status, headers.location];
    });
    expect(await Promise.all(locations)).toEqual([
      [301, '/x/?a=1'],
      [301, '/x/policies/'],
    ]);
  });

  it('keeps scripts for good below it', async () => {
    const { headers } = await ask(below.port, '/x/_next/static/chunks/a.js');
    expect(headers['cache-control']).toContain('immutable');
  });

  it('has to be a path', async () => {
    await expect(startStaticServer({ root, port: 0, basePath: 'x' })).rejects.toThrow(
      'Base path: expected a path such as /policy-history, found "x".',
    );
  });
});

describe('the server', () => {
  it('says which port is taken and how to choose another', async () => {
    await expect(startStaticServer({ root, port: server.port })).rejects.toThrow(
      `Port ${server.port} is taken: something else on this computer is using it. ` +
        'Stop that, or choose another port: PORT=3001 npm start',
    );
  });

  it('outlives readers that leave in the middle', async () => {
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
    expect((await ask(server.port, '/')).status).toBe(200);
  });

  it('frees its port when it closes, open connections or not', async () => {
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
