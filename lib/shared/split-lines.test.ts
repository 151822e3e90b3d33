import { expect, test } from 'vitest';
import { splitLines } from './split-lines';

async function* toStream(...chunks: string[]) {
  for (const chunk of chunks) yield Buffer.from(chunk);
}

async function split(chunks: string[], maxBytes = 10) {
  const lines: [number, string | undefined][] = [];
  for await (const { number, bytes } of splitLines(toStream(...chunks), maxBytes)) {
    lines.push([number, bytes?.toString()]);
  }
  return lines;
}

test.each([
  ['nothing', [], []],
  ['one line', ['a\n'], [[1, 'a']]],
  [
    'a last line without a line end',
    ['a\nb'],
    [
      [1, 'a'],
      [2, 'b'],
    ],
  ],
  [
    'blank lines',
    ['\n\na'],
    [
      [1, ''],
      [2, ''],
      [3, 'a'],
    ],
  ],
  [
    'a line over several chunks',
    ['a', 'b', 'c\nd'],
    [
      [1, 'abc'],
      [2, 'd'],
    ],
  ],
  ['a line of the largest size', ['0123456789\n'], [[1, '0123456789']]],
  [
    'a line that is too long',
    ['0123456', '7890\nb\n'],
    [
      [1, undefined],
      [2, 'b'],
    ],
  ],
  [
    'a last line that is too long',
    ['a\n01234567890'],
    [
      [1, 'a'],
      [2, undefined],
    ],
  ],
] as [string, string[], [number, string | undefined][]][])(
  'splits %s',
  async (_, chunks, lines) => {
    expect(await split(chunks)).toEqual(lines);
  },
);

test('reads no further than the lines that are consumed', async () => {
  let chunks = 0;
  async function* count() {
    for (;;) {
      chunks += 1;
      yield Buffer.from('a\nb\n');
    }
  }
  for await (const { number } of splitLines(count(), 10)) if (number === 3) break;
  expect(chunks).toBe(2);
});
