import { readdirSync, readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatVersionResponse, GitArchive } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { parseSourceSpec, readSource, type SourceOptions, type VersionSpec } from './read-source';

const folder = new TemporaryFolder();
afterEach(() => {
  vi.unstubAllEnvs();
  folder.dispose();
});

const open = (text: string, more: Partial<SourceOptions> = {}) =>
  readSource(parseSourceSpec(text) as VersionSpec, {
    accepts: () => true,
    observed: '2021-01-01T00:00:00Z',
    report: () => undefined,
    ...more,
  });

const line = JSON.stringify({ policyName: 'A', arn: null, ...observeVersion(1) });

describe('parseSourceSpec', () => {
  test.each([
    ['-', 'file', '-'],
    ['file:a b.json', 'file', 'a b.json'],
    ['file:-', 'file', '-'],
    ['git:https://example.org/x.git', 'git', 'https://example.org/x.git'],
    ['git:-x', 'git', '-x'],
    ['jsonl:C:\\x', 'jsonl', 'C:\\x'],
    ['facts:a\nb', 'facts', 'a\nb'],
    ['aws:', 'aws', ''],
    ['aws:Local', 'aws', 'Local'],
  ])('reads %j', (text, kind, place) => {
    expect(parseSourceSpec(text)).toEqual({ kind, place });
  });

  test.each([
    [undefined, 'nothing'],
    ['', '""'],
    ['data.json', '"data.json"'],
    ['file:', '"file:"'],
    ['git', '"git"'],
    ['GIT:x', '"GIT:x"'],
    ['http://example.org/x', '"http://example.org/x"'],
    ['\u001b:x', '"\\u001b:x"'],
  ])('refuses %j', (text, found) => {
    expect(() => parseSourceSpec(text)).toThrow(
      `--from: expected file:PATH, -, aws:, git:REPO, jsonl:PATH, facts:FOLDER or guide:PLACE, found ${found}. Say where the versions come from; --help tells more.`,
    );
  });
});

describe('readSource', { timeout: 60_000 }, () => {
  test('reads each kind of source from its place', async () => {
    const answer = folder.write('answer.json', formatVersionResponse(observeVersion(1)));
    const lines = folder.write('lines.jsonl', gzipSync(line));
    folder.write(
      'facts/versions/A.json',
      JSON.stringify({
        policyName: 'A',
        arn: null,
        policyCreateDate: null,
        versions: [observeVersion(1)],
      }),
    );
    const archive = new GitArchive();
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)) });
    for (const text of [
      `file:${answer}`,
      `jsonl:${lines}`,
      `facts:${folder.resolve('facts')}`,
      `git:${archive.repository}`,
    ]) {
      const { policies } = await open(text, { policyName: 'A' });
      expect(policies, text).toMatchObject([
        { policyName: 'A', versions: [{ versionId: 'v1', document: observeVersion(1).document }] },
      ]);
    }
    archive.dispose();
  });

  test('clones an archive into a temporary folder', async () => {
    const archive = new GitArchive();
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)) });
    const reports: string[] = [];
    vi.stubEnv('TMPDIR', folder.path);
    const address = `file://${archive.repository}`;
    const { policies } = await open(`git:${address}`, { report: (word) => reports.push(word) });
    expect(policies[0]?.versions).toHaveLength(1);
    expect(reports).toEqual([`fetching ${address}`]);
    await expect(open(`git:${address}-none`)).rejects.toThrow(
      /^git:file:.*-none: expected a repository that can be fetched, found .*does not (appear to be a git repository|exist).* Fetch it by hand, and name its folder\.$/,
    );
    // Errors name the address, not the temporary folder.
    await expect(open(`git:${address}`, { accepts: () => false })).rejects.toThrow(
      new RegExp(`^git:${address}: expected commits of files under policies/`),
    );
    expect(readdirSync(folder.path)).toEqual([]);
    archive.dispose();
  });

  test('reads a git bundle, and refuses one that was cut off', async () => {
    const archive = new GitArchive();
    archive.commit({ 'policies/A': formatVersionResponse(observeVersion(1)) });
    const bundle = archive.resolve('archive.bundle');
    archive.inside('bundle', 'create', '--quiet', bundle, '--all');
    vi.stubEnv('TMPDIR', folder.path);
    expect((await open(`git:${bundle}`)).policies).toHaveLength(1);
    expect(readdirSync(folder.path)).toEqual([]);
    const whole = readFileSync(bundle);
    const half = folder.write('half.bundle', whole.subarray(0, whole.length - 40));
    await expect(open(`git:${half}`)).rejects.toThrow(
      /^git:.*half\.bundle: expected a complete git bundle, found git's words: .+ Copy it again, and check it: git bundle verify FILE\.$/,
    );
    const text = folder.write('text.txt', 'Text');
    await expect(open(`git:${text}`)).rejects.toThrow('expected a complete git bundle');
    expect(readdirSync(folder.path).sort()).toEqual(['half.bundle', 'text.txt']);
    archive.dispose();
  });

  test('refuses a source without accepted policies', async () => {
    const lines = folder.write('lines.jsonl', line);
    await expect(open(`jsonl:${lines}`, { accepts: () => false })).rejects.toThrow(
      `jsonl:${lines}: expected policies whose names --match accepts, found none. Correct --match, or leave it out.`,
    );
  });
});
