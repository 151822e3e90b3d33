import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  limitHostile,
  listHostileResponses,
  redirect,
  send,
  TestServer,
} from '../../../testing/http-server';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { readLocation } from './read-location';

const limits = { milliseconds: 30_000, bytes: 1_000_000 };
const server = new TestServer();
const folder = new TemporaryFolder();
beforeAll(() => server.start());
afterAll(async () => {
  await server.stop();
  folder.dispose();
});

const text = `Whole – ${'x'.repeat(2000)}`;
const read = (location: string) => readLocation(location, limits);

describe('an address', () => {
  test.each([
    ['plain', send(text)],
    ['without a charset', send(text, 'text/markdown')],
    [
      'packed',
      (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(text)),
    ],
    ['with a byte order mark', send(`\uFEFF${text}`)],
  ] as [string, ReturnType<typeof send>][])('is read %s', async (_, respond) => {
    const address = server.serve('/whole', respond);
    expect(await read(address)).toEqual({ name: address, text });
  });

  test('can redirect five times', async () => {
    for (let hop = 1; hop <= 5; hop += 1) server.serve(`/${hop}`, redirect(`${hop + 1}`));
    server.serve('/6', send(text));
    expect((await read(server.addressOf('/1'))).text).toBe(text);
    server.serve('/0', redirect('/1'));
    await expect(read(server.addressOf('/0'))).rejects.toThrow(/at most 5 redirects/);
  });

  test('is reported without its password', async () => {
    const address = server.addressOf('/missing').replace('127', 'user:secret@127');
    await expect(read(address)).rejects.toThrow(/^http:\/\/127\.0\.0\.1:\d+\/missing: .*404/);
  });

  test('without a server is reported', async () => {
    await expect(read('http://127.0.0.1:1/')).rejects.toThrow(/ECONNREFUSED/);
  });

  // The parsers refuse the content of such a response.
  const forParsers = ['asks to log in', 'is JSON'];
  test.each(listHostileResponses(text).filter(([name]) => !forParsers.includes(name)))(
    'that %s is refused',
    async (_, respond, message) => {
      const address = server.serve('/hostile', respond);
      await expect(readLocation(address, limitHostile(message))).rejects.toThrow(message);
    },
  );
});

describe('a path', () => {
  test('is read with its modification time', async () => {
    const path = folder.write('page.md', text);
    expect(await read(path)).toEqual({ name: path, text, written: expect.any(Date) });
  });

  test.each([
    ['of nothing', () => folder.resolve('missing'), /nothing by this name/],
    ['of a folder', () => folder.path, /EISDIR/],
    [
      'of a large file',
      () => folder.write('large', ' '.repeat(1_000_001)),
      /at most 1,000,000 bytes/,
    ],
    ['of what is no text', () => folder.write('image', Buffer.from([0xff, 0xfe])), /UTF-16/],
    ['of an empty file', () => folder.write('empty', ' \n'), /an empty one/],
    ['that is another address', () => 'file:///etc/passwd', /a path, or an http or https address/],
    ['that is a broken address', () => 'http://[', /a broken one/],
  ])('%s is refused', async (_, location, message) => {
    await expect(read(location())).rejects.toThrow(message);
  });
});
