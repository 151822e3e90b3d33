import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { maxBytes } from '../../shared/decode-text';
import { readTextFile, readTextStream } from './read-text-file';

const folder = mkdtempSync(join(tmpdir(), 'policy-history-read-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const contents: [
  name: string,
  bytes: Buffer,
  text: string | undefined,
  found: string | undefined,
][] = [
  ['text', Buffer.from('{"ü": 1}'), '{"ü": 1}', undefined],
  ['a byte order mark', Buffer.from('\uFEFF{}'), '{}', undefined],
  ['nothing', Buffer.alloc(0), '', undefined],
  ['as much as may be', Buffer.alloc(maxBytes, ' '), ' '.repeat(maxBytes), undefined],
  ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), undefined, 'text in UTF-16'],
  ['other bytes', Buffer.from([0x7b, 0xff]), undefined, 'bytes that are no UTF-8'],
];

test.each(contents)('reads %s from a file and a stream', async (_, bytes, text, found) => {
  const path = join(folder, 'file.json');
  writeFileSync(path, bytes);
  for (const read of [await readTextFile(path), await readTextStream(Readable.from([bytes]))]) {
    expect(read.text).toBe(text);
    expect(read.problem?.found).toBe(found);
  }
});

test.each([
  ['missing.json', 'nothing by this name'],
  ['', 'a folder'],
  ['large.json/x', 'a path through something that is no folder'],
  ['large.json', '1,000,001 bytes'],
  ['x'.repeat(1000), expect.stringContaining('ENAMETOOLONG')],
])('refuses %s', async (name, found) => {
  writeFileSync(join(folder, 'large.json'), Buffer.alloc(maxBytes + 1, ' '));
  const { problem } = await readTextFile(join(folder, name));
  expect(problem?.found).toEqual(found);
  expect(problem?.remedy).toMatch(/\.$/);
});

test('stops reading a stream at the limit', async () => {
  let given = 0;
  async function* giveWithoutEnd() {
    for (;;) {
      given += 1;
      yield Buffer.alloc(100_000);
    }
  }
  const { problem } = await readTextStream(giveWithoutEnd());
  expect(problem?.expected).toBe('at most 1,000,000 bytes');
  expect(given).toBe(11);
});

test('stops reading a file without a size at the limit', async () => {
  expect((await readTextFile('/dev/zero')).problem?.expected).toBe('at most 1,000,000 bytes');
});

test('reports a stream with an error', async () => {
  const stream = Readable.from([Buffer.from('{')]);
  stream.destroy(new Error('it broke'));
  expect((await readTextStream(stream)).problem?.found).toBe('it broke');
});
