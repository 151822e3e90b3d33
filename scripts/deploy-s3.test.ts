import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { finishCommand } from '../testing/command';
import { type S3Server, startS3Server } from '../testing/s3-server';
import { makeSite, type TemporarySite } from '../testing/site';
import { findContentType } from './content-type';
import { describeNeed, findProgram } from './debian-programs';
import { findCacheControl } from './site-headers';

const names = [
  'index.html',
  '404.html',
  'ask/index.html',
  'policies/A+B,c=d@e_f.g/v1/index.html',
  'compare/v1...v2/index.html',
  'feed.xml',
  'atom.xml',
  'feed.json',
  'policies/A/feed.xml',
  'policies/A/badge.svg',
  'policies/A/card.png',
  'sitemap.xml',
  'api/v1/index.json',
  'reading.js',
  'CNAME',
  'notmyfeed.xml',
  '_next/static/chunks/a.js',
  '_next/static/chunks/a.css',
  '_next/static/chunks/a.js.map',
  '_next/static/media/a.woff2',
  '_next/static/media/worker.ts',
];
const files = Object.fromEntries(names.map((name) => [name, `${name} as it is now`]));
const command = findProgram('awscli');
const need = command === undefined ? ` (${describeNeed('awscli')})` : '';
// Twenty runs of the aws command, each of a second on an idle computer.
const patience = { timeout: 300_000 };

let site: TemporarySite;
let server: S3Server;
beforeEach(() => {
  site = makeSite(files);
});
afterEach(async () => {
  site.remove();
  await server?.close();
});

function deploy(...args: string[]) {
  const child = spawn('deploy/s3.sh', [...args, '--site', site.root], {
    env: {
      ...process.env,
      // Debian's own command comes first.
      PATH: `/usr/bin:${process.env.PATH}`,
      HOME: '/nonexistent',
      AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_MAX_ATTEMPTS: '1',
    },
  });
  return finishCommand(child);
}

const classes = [
  (key: string) => key.startsWith('_next/static/'),
  (key: string) => !key.startsWith('_next/static/') && !key.endsWith('.html'),
  (key: string) => key.endsWith('.html'),
];

describe.skipIf(command === undefined)(`deploy/s3.sh${need}`, () => {
  it('uploads the files of pages before the pages, and deletes at the end', patience, async () => {
    server = await startS3Server('the-bucket');
    const old = { body: 'old', type: undefined, cache: undefined };
    for (const key of ['gone/index.html', '_next/static/chunks/gone.js', 'index.html']) {
      server.objects.set(key, old);
    }
    // With the size of the new file and a newer date, which a sync would not replace.
    server.objects.set('feed.xml', { ...old, body: 'x'.repeat(files['feed.xml']?.length ?? 0) });

    const { code, output, errors } = await deploy(
      'the-bucket',
      'E1',
      '--endpoint-url',
      server.endpoint,
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toContain('The site is in s3://the-bucket.');

    const puts = server.log.filter((line) => line.startsWith('PUT ')).map((line) => line.slice(4));
    expect([...puts].sort()).toEqual([...names].sort());
    const order = puts.map((key) => classes.findIndex((holds) => holds(key)));
    expect(order).toEqual([...order].sort());
    expect(server.log.slice(puts.length, -2)).toEqual(['INVALIDATE /*', 'WAIT']);
    expect(server.log.slice(-2).sort()).toEqual([
      'DELETE _next/static/chunks/gone.js',
      'DELETE gone/index.html',
    ]);
    for (const [key, body] of Object.entries(files)) {
      expect(server.objects.get(key), key).toEqual({
        body,
        type: findContentType(key),
        cache: findCacheControl(`/${key}`),
      });
    }
  });

  it('deletes nothing after a failed upload', patience, async () => {
    server = await startS3Server('the-bucket', (key) => key.endsWith('.js'));
    server.objects.set('gone/index.html', { body: 'old', type: undefined, cache: undefined });
    const { code, errors } = await deploy('the-bucket', '--endpoint-url', server.endpoint);
    expect(code).toBe(1);
    expect(errors).toContain('AccessDenied');
    expect(server.objects.has('gone/index.html')).toBe(true);
    expect(server.log.filter((line) => !line.startsWith('PUT '))).toEqual([]);
  });
});

describe('deploy/s3.sh', () => {
  it.each<[string[], string]>([
    [[], 'deploy/s3.sh BUCKET'],
    [['a', 'b', 'c'], 'deploy/s3.sh BUCKET'],
    [['a', '--delete'], '--delete: there is no such option.'],
  ])('refuses %j', async (args, message) => {
    const { code, errors } = await deploy(...args);
    expect(code).toBe(2);
    expect(errors).toContain(message);
  });

  it('requires a built site, because it would empty the bucket', async () => {
    rmSync(join(site.root, '404.html'));
    const { code, errors } = await deploy('a');
    expect(code).toBe(2);
    expect(errors).toContain('404.html: expected a built site, found none. Run: npm run build');
  });
});
