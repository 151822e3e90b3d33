import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { observePolicy, observeVersion } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import type { Observation } from './observation';
import { readJsonl } from './read-jsonl';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

const all = () => true;
const read = (content: string | Uint8Array, accepts = all as (name: string) => boolean) =>
  readJsonl(folder.write('versions.jsonl', content), accepts);

const line = (policyName: string, number: number, more: object = {}) =>
  JSON.stringify({
    policyName,
    arn: `arn:aws:iam::aws:policy/${policyName}`,
    ...observeVersion(number),
    ...more,
  });
const lines = (...all: string[]) => all.map((each) => `${each}\n`).join('');

const two = {
  policies: [
    { ...observePolicy('A', [2, 1]), lastObserved: '2020-02-02T00:00:00Z' },
    { ...observePolicy('B', [3]), lastObserved: '2020-03-02T00:00:00Z' },
  ],
  observedUntil: '2020-03-02T00:00:00Z',
};
const content = lines(line('A', 2), line('B', 3), line('A', 1));

/** Blank lines count, so the line of a version is tested by itself. */
function withoutProvenance(observation: Observation): Observation {
  for (const version of observation.policies.flatMap(({ versions }) => versions)) {
    delete version.provenance;
  }
  return observation;
}

describe('readJsonl', () => {
  test('names the file and the line of each version', async () => {
    const { policies } = await read(`\n${content}`);
    expect(
      policies.flatMap(({ versions }) => versions.map(({ provenance }) => provenance)),
    ).toEqual([2, 4, 3].map((line) => ({ file: 'versions.jsonl', line })));
  });

  test.each<[string, string | Uint8Array]>([
    ['plain', content],
    ['gzipped', gzipSync(content)],
    [
      'gzipped in two parts',
      Buffer.concat([gzipSync(lines(line('A', 2))), gzipSync(lines(line('B', 3), line('A', 1)))]),
    ],
    ['without a last line end', content.trimEnd()],
    ['with line ends of Windows', content.replaceAll('\n', '\r\n')],
    ['with a byte order mark and blank lines', `\uFEFF${content.replaceAll('\n', '\n\n')}`],
  ])('reads lines %s', async (_, input) => {
    expect(withoutProvenance(await read(input))).toEqual(two);
  });

  test('reads documents as text and URL-encoded, and instants in any offset', async () => {
    const { document } = observeVersion(1);
    const text = JSON.stringify(document);
    const { policies } = await read(
      lines(
        line('A', 1, { document: text, createDate: '2020-01-01T02:00:00+02:00' }),
        line('A', 2, { document: encodeURIComponent(text) }),
      ),
    );
    expect(policies[0]?.versions.map((version) => version.document)).toEqual([document, document]);
    expect(policies[0]?.versions[0]?.createDate).toBe('2020-01-01T00:00:00Z');
  });

  test('accepts an ARN that is null, missing, or in one of several lines', async () => {
    const { policies } = await read(
      lines(
        line('A', 1, { arn: null }),
        line('B', 1, { arn: undefined }),
        line('C', 1, { arn: null }),
        line('C', 2),
      ),
    );
    expect(policies.map(({ arn }) => arn)).toEqual([null, null, 'arn:aws:iam::aws:policy/C']);
  });

  test('keeps policies of several accounts apart', async () => {
    const own = (account: string) => ({ arn: `arn:aws:iam::${account}:policy/A` });
    const { policies } = await read(
      lines(line('A', 1, own('111111111111')), line('A', 1, own('222222222222')), line('A', 1)),
    );
    expect(policies).toHaveLength(3);
  });

  test('does not validate lines that are not accepted', async () => {
    const { policies } = await read(
      lines(line('B', 1, { versionId: 7 }), line('A', 1)),
      (name) => name === 'A',
    );
    expect(policies.map(({ policyName }) => policyName)).toEqual(['A']);
  });

  test('observes no version before it was created', async () => {
    const { policies } = await read(line('A', 1, { firstObserved: '2019-01-01T00:00:00Z' }));
    expect(policies[0]?.versions[0]?.firstObserved).toBe('2020-01-01T00:00:00Z');
  });
});

describe('readJsonl refuses', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['an empty file', '', 'versions.jsonl: expected a line for each version, found none.'],
    ['blank lines', '\n \n', 'versions.jsonl: expected a line for each version, found none.'],
    [
      'a line that was cut',
      lines(line('A', 1), '{"policyName": "A"'),
      'versions.jsonl line 2 at line 1, column 19: expected a closing brace, found the end of the text.',
    ],
    [
      'a line that is a list',
      lines('', line('A', 1), '[]'),
      'versions.jsonl line 3: expected an object, found an empty list. Correct the line.',
    ],
    [
      'no name',
      '{}',
      'versions.jsonl line 1 at /policyName: expected the name of a policy, found nothing.',
    ],
    [
      'a name that leads elsewhere',
      line('../A', 1),
      'line 1 at /policyName: expected the name of a policy, found "../A".',
    ],
    [
      'another ARN',
      line('A', 1, { arn: 'arn:aws:iam::aws:policy/B' }),
      'line 1, A at /arn: expected an ARN that ends in "/A", or null, found "arn:aws:iam::aws:policy/B".',
    ],
    [
      'two ARNs',
      lines(line('A', 1), line('A', 2, { arn: 'arn:aws:iam::aws:policy/x/A' })),
      'line 2, A at /arn: expected the ARN of the lines before, arn:aws:iam::aws:policy/A, found "arn:aws:iam::aws:policy/x/A".',
    ],
    [
      'no version',
      line('A', 1, { versionId: 'latest' }),
      'line 1, A at /versionId: expected a version id such as "v4", found "latest".',
    ],
    [
      'no instant',
      line('A', 1, { createDate: '2020-01-01' }),
      'line 1, A v1 at /createDate: expected an instant with its offset, found "2020-01-01".',
    ],
    [
      'no sight',
      line('A', 1, { firstObserved: null }),
      'line 1, A v1 at /firstObserved: expected an instant with its offset, found null.',
    ],
    [
      'no document',
      line('A', 1, { document: null }),
      'line 1, A v1 at /document: expected a policy document',
    ],
    [
      'a document without a statement',
      line('A', 1, { document: { Version: '2012-10-17' } }),
      'line 1, A v1 at /document/Statement: expected',
    ],
    [
      'no UTF-8',
      Buffer.concat([Buffer.from(lines(line('A', 1))), Buffer.from([0xff])]),
      'versions.jsonl line 2: expected text in UTF-8, found bytes that are no UTF-8.',
    ],
    [
      'a gzipped file that was cut',
      gzipSync(content).subarray(0, 150),
      'versions.jsonl: expected a file of JSON lines, plain or gzipped, found unexpected end of file.',
    ],
    [
      'a gzipped file that is broken',
      Buffer.from([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9]),
      'versions.jsonl: expected a file of JSON lines, plain or gzipped, found',
    ],
  ])('%s', async (_, input, message) => {
    await expect(read(input)).rejects.toThrow(message);
  });

  test('a line over the maximum length', async () => {
    const long = Buffer.alloc(16_000_001, 0x20);
    await expect(read(gzipSync(long))).rejects.toThrow(
      'versions.jsonl line 1: expected at most 16,000,000 bytes, found more. Give one version a line.',
    );
  });

  test('a folder, and a missing file', async () => {
    await expect(readJsonl(folder.path, all)).rejects.toThrow(
      `${folder.path}: expected a file of JSON lines, plain or gzipped, found EISDIR`,
    );
    await expect(readJsonl(folder.resolve('none'), all)).rejects.toThrow('found ENOENT');
    // An unhandled error of a stream would be thrown only now.
    await new Promise((resolve) => setImmediate(resolve));
  });
});
