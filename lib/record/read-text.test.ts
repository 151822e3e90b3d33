import { afterEach, describe, expect, test, vi } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { readText } from './read-text';

const failing = vi.hoisted(() => ({ code: '' }));
vi.mock('node:fs', async (load) => {
  const real = await load<typeof import('node:fs')>();
  const readFileSync = (...args: Parameters<typeof real.readFileSync>) => {
    if (failing.code === '') return real.readFileSync(...args);
    throw Object.assign(new Error('told to fail'), { code: failing.code });
  };
  return { ...real, readFileSync, default: { ...real, readFileSync } };
});

const folder = new TemporaryFolder();
afterEach(() => {
  failing.code = '';
  folder.dispose();
});

test.each([
  ['an empty text', ''],
  ['text similar to a conflict marker', '{"a": "<<<<<<< b",\n "c": "=======" }'],
  ['eight equals signs', '========\n'],
  ['the replacement character', '"\uFFFD"'],
  ['a byte order mark inside', '"a\uFEFF"'],
])('accepts %s', (_, text) => {
  expect(readText(folder.write('a.json', text))).toEqual({ text });
});

test.each<[string, string | Uint8Array, place: string, found: string]>([
  [
    'a byte that is no UTF-8',
    Buffer.from('{\n"a": "\xe9"', 'latin1'),
    'byte 9, line 2',
    'the byte 0xe9, which is none there',
  ],
  ['a truncated character', Buffer.from('’').subarray(0, 2), 'byte 1, line 1', 'the byte 0xe2'],
  ['a byte order mark', '\uFEFF{}', 'line 1, column 1', 'a byte order mark'],
  ['the first conflict marker', '{\n<<<<<<< HEAD\n', 'line 2', '"<<<<<<< HEAD"'],
  ['the marker of the common ancestor', '{\n||||||| 1a2b\n', 'line 2', '"||||||| 1a2b"'],
  ['the separator, with a Windows line end', '{\r\n=======\r\n', 'line 2', '"======="'],
  ['the last conflict marker', '>>>>>>> theirs', 'line 1', '">>>>>>> theirs"'],
])('reports %s', (_, content, place, found) => {
  const { problem } = readText(folder.write('a.json', content));
  expect(problem?.place).toBe(place);
  expect(problem?.found).toContain(found);
});

describe('a file that cannot be read is reported with', () => {
  test.each([
    ['EACCES', 'no permission to read it', 'Give the user of this process permission to read it.'],
    ['EIO', 'the error EIO', 'Look at the disk that it is on.'],
  ])('%s', (code, found, remedy) => {
    const file = folder.write('a.json', '{}');
    failing.code = code;
    expect(readText(file)).toEqual({
      problem: { place: '', expected: 'a file that can be read', found, remedy },
    });
  });

  test('its absence', () => {
    expect(readText(folder.resolve('a.json')).problem?.found).toBe('nothing');
  });
});
