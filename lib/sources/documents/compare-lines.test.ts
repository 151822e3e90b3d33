import { expect, test } from 'vitest';
import { compareLines, maxLineBytes } from './compare-lines';

const nothing = { listActions: () => [], readLevels: () => [] };
const allow = (...actions: string[]) => ({
  Statement: [{ Effect: 'Allow', Action: actions, Resource: '*' }],
});
const pair = { id: 'p', before: allow('a:b'), after: allow('a:b', 'a:c') };

async function* give(lines: readonly unknown[]) {
  for (const line of lines) {
    yield Buffer.from(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  }
}

async function compare(...lines: unknown[]) {
  const outputs: unknown[] = [];
  for await (const { output, compared } of compareLines(give(lines), nothing)) {
    expect(compared === undefined).toBe('error' in output);
    outputs.push(output);
  }
  return outputs;
}

test('compares each pair, in order', async () => {
  const { before, after } = pair;
  const answers = await compare(
    pair,
    { id: 7, before: after, after: JSON.stringify(before) },
    '',
    ' \r',
    { id: '', before: { PolicyDocument: encodeURIComponent(JSON.stringify(after)) }, after },
  );
  expect(answers).toMatchObject([
    { id: 'p', verdict: 'wider', gained: [{ action: 'a:c' }], lost: [], undecided: [] },
    { id: 7, verdict: 'narrower' },
    { id: '', verdict: 'same' },
  ]);
});

const { before, after } = pair;
test.each([
  ['broken JSON', '{"id": nope}', null, 'column 8: expected a JSON value, found "nope}".'],
  ['a list', [], null, 'expected an object with "id", "before" and "after", found an empty list.'],
  ['no id', { before, after }, null, '/id: expected text or a whole number, found nothing.'],
  ['an id that JSON would change', '{"id": 12345678901234567890}', null, '/id: expected text or'],
  ['no document', { id: 'x', before }, 'x', '/after: expected a policy document'],
  [
    'a fault',
    { id: 'x', before: allow('b'), after },
    'x',
    '/before/Statement/0/Action/0: expected',
  ],
  [
    'a text with a fault',
    { id: 'x', before: '{', after },
    'x',
    '/before, its text, line 1, column 2',
  ],
  ['a key twice', '{"id": 1, "id": 2}', 2, 'column 11 (/id): expected each key once'],
  [
    'deep nesting',
    `{"id": 1, "before": ${'['.repeat(10_000)}`,
    null,
    'column 53: expected at most 33',
  ],
  [
    'a line too long',
    'x'.repeat(maxLineBytes + 1),
    null,
    'expected a line of at most 2,100,000 bytes',
  ],
])('returns the error of %s for its line', async (_, line, id, error) => {
  expect(await compare('', line, pair)).toMatchObject([
    { id, line: 2, error: expect.stringContaining(error) },
    { id: 'p' },
  ]);
});

test('returns an error for bytes that are not UTF-8, and for a comparison that fails', async () => {
  async function* giveBytes() {
    yield Buffer.from([0xff, 0x0a]);
    yield* give([pair]);
  }
  const broken = {
    ...nothing,
    readLevels: () => {
      throw new Error('no levels');
    },
  };
  const outputs: unknown[] = [];
  for await (const { output } of compareLines(giveBytes(), broken)) outputs.push(output);
  expect(outputs).toMatchObject([
    { id: null, line: 1, error: expect.stringContaining('UTF-8') },
    { id: 'p', line: 2, error: expect.stringContaining('no levels') },
  ]);
});
