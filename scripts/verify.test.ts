import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { describeSource } from '../lib/sources/import/describe-source';
import { readGit } from '../lib/sources/import/read-git';
import { finishCommand, startCommand } from '../testing/command';
import { formatVersionResponse, GitArchive } from '../testing/git-archive';
import { observeVersion, TestRecord } from '../testing/observations';

const archive = new GitArchive();
const record = new TestRecord();
beforeAll(async () => {
  archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)) });
  const read = await readGit(archive.repository, () => true);
  record.import(read, describeSource('git', '2020-07-01T00:00:00Z'));
});
afterAll(() => {
  archive.dispose();
  record.dispose();
});

const run = (...args: string[]) =>
  finishCommand(startCommand('verify.ts', args, { env: { DATA_DIR: record.path } }));

describe('npm run verify', { timeout: 60_000 }, () => {
  test('ends with 0 without differences, and with 1 and a line for each', async () => {
    const source = `git:${archive.repository}`;
    expect(await run('--against', source)).toEqual({
      code: 0,
      output: `Compared 1 version of 1 policy with ${source}: no differences.\nLooked up the commits of 1 version.\n`,
      errors: '',
    });
    const second = archive.commit({ 'policies/A': formatVersionResponse(observeVersion(2)) });
    const { code, output, errors } = await run('--against', source);
    expect({ code, errors }).toEqual({ code: 1, errors: '' });
    expect(output.split('\n').slice(0, 2)).toEqual([
      'policies/A/policy.json at /defaults: expected v2 as the default, as in the source, found v1.',
      `policies/A/v2.json: expected v2, created 2020-02-01T00:00:00Z, as in the source (commit ${second}), found no such version.`,
    ]);
    const json = await run('--against', source, '--json');
    expect(json.code).toBe(1);
    expect(JSON.parse(json.output)).toMatchObject({
      source,
      data: record.path,
      policies: 1,
      versions: 1,
      differences: [
        { kind: 'default', policyName: 'A', file: 'policies/A/policy.json' },
        { kind: 'missing-version', versionId: 'v2', found: 'no such version' },
      ],
      counts: { default: 1, 'missing-version': 1 },
      commits: { checked: 1, otherArchive: 0, without: 0 },
    });
  });

  test.each<[string, string[], RegExp]>([
    ['no source', [], /^--against: expected file:PATH|^--against: expected/],
    ['one response', ['--against', 'file:x.json'], /^--against: expected a source of all versions/],
    ['an unknown option', ['--against', 'aws:', '--all'], /Unknown option '--all'/],
    [
      'an option of another source',
      ['--against', 'aws:', '--no-commits'],
      /^--no-commits: expected --against git: as well/,
    ],
    [
      'a source that does not exist',
      ['--against', 'git:missing'],
      /^git:missing: expected a git repository/,
    ],
    [
      'no policy on record',
      ['--against', 'aws:', '--match', 'Z'],
      /expected a policy on record to compare/,
    ],
  ])('ends with 2 for %s', async (_, args, message) => {
    const { code, output, errors } = await run(...args);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(errors).toMatch(message);
  });
});
