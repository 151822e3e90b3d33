import { Readable } from 'node:stream';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatVersionResponse } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { type FileOptions, readFile } from './read-file';

const observed = '2021-01-01T00:00:00Z';
const arn = 'arn:aws:iam::111111111111:policy/team/A';
const createResponse = (more?: object) => formatVersionResponse(observeVersion(1), more);

const folder = new TemporaryFolder();
afterEach(() => {
  vi.restoreAllMocks();
  folder.dispose();
});

function read(content: string | Uint8Array, options: Partial<FileOptions> = {}) {
  return readFile(folder.write('answer.json', content), { observed, ...options });
}

describe('readFile', () => {
  test('reads a version, with its default at the time of the response', async () => {
    expect(await read(createResponse(), { policyName: 'A' })).toEqual({
      policies: [
        {
          policyName: 'A',
          arn: null,
          createDate: null,
          versions: [
            { ...observeVersion(1), firstObserved: observed, provenance: { file: 'answer.json' } },
          ],
          defaults: [{ versionId: 'v1', firstObserved: observed }],
        },
      ],
      observedUntil: observed,
      isUntilNow: true,
    });
  });

  test.each([false, undefined])('says nothing of the default for %s', async (isDefault) => {
    const { policies } = await read(createResponse({ IsDefaultVersion: isDefault }), {
      policyName: 'A',
    });
    expect(policies[0]).not.toHaveProperty('defaults');
  });

  test('observes no version before it was created', async () => {
    const options = { policyName: 'A', observed: '2019-01-01T00:00:00Z' };
    const { policies } = await read(createResponse(), options);
    expect(policies[0]?.versions[0]?.firstObserved).toBe('2020-01-01T00:00:00Z');
  });

  test.each<[string, object, Partial<FileOptions>, string, string | null]>([
    ['its ARN', {}, { policyArn: arn }, 'A', arn],
    ['both', {}, { policyName: 'A', policyArn: arn }, 'A', arn],
    ['the answer', { PolicyName: 'B' }, {}, 'B', null],
    ['the answer’s ARN', { Arn: arn }, {}, 'A', arn],
    [
      'the answer and the command line',
      { Arn: arn },
      { policyArn: arn, policyName: 'A' },
      'A',
      arn,
    ],
  ])('takes the name from %s', async (_, more, options, policyName, expected) => {
    const { policies } = await read(createResponse(more), options);
    expect(policies[0]).toMatchObject({ policyName, arn: expected });
  });

  test('reads standard input', async () => {
    const input = Readable.from([Buffer.from(createResponse())]);
    vi.spyOn(process, 'stdin', 'get').mockReturnValue(input as typeof process.stdin);
    const { policies } = await readFile('-', { policyName: 'A', observed });
    expect(policies[0]?.versions[0]?.versionId).toBe('v1');
  });
});

describe('readFile refuses', () => {
  test.each<[string, object, Partial<FileOptions>, string]>([
    [
      'no name',
      {},
      {},
      'expected the name of the policy, found none in the answer. Say it: --policy-name NAME, or --policy-arn ARN.',
    ],
    [
      'a name that is none',
      {},
      { policyName: '../A' },
      'expected a name of 1 to 128 letters, digits and _+=,.@-, found "../A". Correct --policy-name.',
    ],
    ['an empty name', {}, { policyName: '' }, 'found "". Correct --policy-name.'],
    [
      'an ARN that is none',
      {},
      { policyArn: 'A' },
      'expected the ARN of a managed policy, arn:aws:iam::ACCOUNT:policy/NAME, found "A".',
    ],
    [
      'the ARN of a role',
      {},
      { policyArn: 'arn:aws:iam::111111111111:role/A' },
      'expected the ARN of a managed policy',
    ],
    [
      'name and ARN that disagree',
      {},
      { policyName: 'B', policyArn: arn },
      'expected the policy of its ARN, A, found "B". Correct --policy-name or --policy-arn.',
    ],
    [
      'another name than the answer’s',
      { PolicyName: 'A' },
      { policyName: 'B' },
      'expected the policy of its answer, A, found "B". Correct --policy-name, or leave it out.',
    ],
    [
      'another ARN than the answer’s',
      { Arn: arn },
      { policyArn: 'arn:aws:iam::aws:policy/A' },
      `expected the policy of its answer, ${arn}, found "arn:aws:iam::aws:policy/A". Correct --policy-arn, or leave it out.`,
    ],
  ])('%s', async (_, more, options, message) => {
    await expect(read(createResponse(more), options)).rejects.toThrow(message);
  });

  test.each<[string, string | Uint8Array, string]>([
    [
      'broken JSON',
      '{\n  "PolicyVersion": ,\n}',
      'answer.json at line 2, column 20: expected a value, found ',
    ],
    [
      'UTF-16',
      Buffer.from(`\uFEFF${createResponse()}`, 'utf16le'),
      'answer.json: expected text in UTF-8, found text in UTF-16. Save it as UTF-8;',
    ],
    [
      'no UTF-8',
      new Uint8Array([0x7b, 0xff]),
      'answer.json: expected text in UTF-8, found bytes that are no UTF-8. Save it as UTF-8.',
    ],
    ['an empty file', '', 'answer.json: expected JSON, found an empty text.'],
    [
      'a file that is too large',
      Buffer.alloc(1_000_001, 0x20),
      'answer.json: expected at most 1,000,000 bytes, found 1,000,001 bytes.',
    ],
    [
      'another shape',
      '{"Policy": {}}',
      'answer.json at /VersionId: expected a version id such as "v4", found nothing. Provide the complete response as JSON (--output json).',
    ],
    [
      'hostile text',
      createResponse({ VersionId: '\u202e\u0085' }),
      'at /PolicyVersion/VersionId: expected a version id such as "v4", found "\\u{202e}\\u{85}".',
    ],
  ])('%s', async (_, content, message) => {
    await expect(read(content, { policyName: 'A' })).rejects.toThrow(message);
  });

  test('a folder, and a missing file', async () => {
    await expect(readFile(folder.path, { observed })).rejects.toThrow(
      `${folder.path}: expected a file, found a folder. Name a file in it.`,
    );
    await expect(readFile(folder.resolve('none'), { observed })).rejects.toThrow(
      `${folder.resolve('none')}: expected a file, found nothing by this name. Name a file that exists, or - for standard input.`,
    );
  });
});
