import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => {
  failing.code = '';
  folder.dispose();
});

test.each([
  ['nothing', ''],
  ['what only looks like the mark of a merge', '{"a": "<<<<<<< b",\n "c": "=======" }'],
  ['eight signs', '========\n'],
  ['the sign of what is no character', '"\uFFFD"'],
  ['a byte order mark within', '"a\uFEFF"'],
])('takes a text of %s as it is', (_, text) => {
  expect(readText(folder.write('a.json', text))).toEqual({ text });
});

test.each<[string, string | Uint8Array, place: string, found: string]>([
  [
    'a byte that is no UTF-8',
    Buffer.from('{\n"a": "\xe9"', 'latin1'),
    'byte 9, line 2',
    'the byte 0xe9, which is none there',
  ],
  ['half a character', Buffer.from('’').subarray(0, 2), 'byte 1, line 1', 'the byte 0xe2'],
  ['a byte order mark', '\uFEFF{}', 'line 1, column 1', 'a byte order mark'],
  ['one side of a merge', '{\n<<<<<<< HEAD\n', 'line 2', '"<<<<<<< HEAD"'],
  ['what both sides had', '{\n||||||| 1a2b\n', 'line 2', '"||||||| 1a2b"'],
  ['the mark between them, of Windows', '{\r\n=======\r\n', 'line 2', '"======="'],
  ['the other side', '>>>>>>> theirs', 'line 1', '">>>>>>> theirs"'],
])('tells %s', (_, content, place, found) => {
  const { problem } = readText(folder.write('a.json', content));
  expect(problem?.place).toBe(place);
  expect(problem?.found).toContain(found);
});

describe('a file that cannot be read is told with', () => {
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

  test('that it is not there', () => {
    expect(readText(folder.resolve('a.json')).problem?.found).toBe('nothing');
  });
});
