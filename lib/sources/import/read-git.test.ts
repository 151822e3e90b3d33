import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatVersionResponse, GitArchive } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { readGit } from './read-git';

const all = () => true;
const createResponse = (number: number, more?: object) =>
  formatVersionResponse(observeVersion(number), more);

const archive = new GitArchive();
afterEach(() => {
  vi.unstubAllEnvs();
  archive.dispose();
});

/** What was read, each version as "v1 first observed on day of June 2020". */
async function read(accepts: (name: string) => boolean = all) {
  const { policies, unreadable = [], ...rest } = await readGit(archive.repository, accepts);
  return {
    ...rest,
    unreadable,
    policies: new Map(policies.map((policy) => [policy.policyName, policy])),
  };
}

const day = (number: number) => `2020-06-${String(number).padStart(2, '0')}T12:00:00Z`;

describe('readGit', { timeout: 60_000 }, () => {
  test('dates each version and default by its commit', async () => {
    const first = archive.commit({
      'policies/A': createResponse(1),
      'policies/B': createResponse(1),
      'README.md': 'Text',
    });
    const second = archive.commit({ 'policies/A': createResponse(2) });
    // The same version in other bytes adds nothing.
    archive.commit({ 'policies/A': `${createResponse(2)}\n` });
    const { policies, observedUntil, unreadable } = await read();
    expect([...policies.keys()]).toEqual(['A', 'B']);
    expect(policies.get('A')).toEqual({
      policyName: 'A',
      arn: null,
      createDate: null,
      versions: [
        {
          ...observeVersion(1),
          firstObserved: day(1),
          provenance: { commit: first, path: 'policies/A' },
          place: `commit ${first}`,
        },
        {
          ...observeVersion(2),
          firstObserved: day(2),
          provenance: { commit: second, path: 'policies/A' },
          place: `commit ${second}`,
        },
      ],
      defaults: [
        { versionId: 'v1', firstObserved: day(1) },
        { versionId: 'v2', firstObserved: day(2) },
      ],
    });
    expect(observedUntil).toBe(day(3));
    expect(unreadable).toEqual([]);
  });

  test('names the archive of each version, and the last commit', async () => {
    const first = archive.commit({ 'policies/A': createResponse(1) });
    const last = archive.commit({ 'README.md': 'Text' });
    const address = 'https://git.example.org/archive';
    const read = await readGit(archive.repository, () => true, address);
    expect(read.policies[0]?.versions[0]?.provenance).toEqual({
      archive: address,
      commit: first,
      path: 'policies/A',
    });
    expect(read).toMatchObject({ archive: address, commit: last });
  });

  test('observes no version before it was created, whatever the archive’s clock', async () => {
    archive.commit({ 'policies/A': createResponse(9) });
    const { policies } = await read();
    expect(policies.get('A')?.versions[0]?.firstObserved).toBe('2020-09-01T00:00:00Z');
  });

  test('reads a default that was set back', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.commit({ 'policies/A': createResponse(2) });
    archive.commit({ 'policies/A': createResponse(1) });
    const { policies } = await read();
    expect(policies.get('A')?.versions).toHaveLength(2);
    expect(policies.get('A')?.defaults?.map(({ versionId }) => versionId)).toEqual([
      'v1',
      'v2',
      'v1',
    ]);
  });

  test('reads when a policy was deleted, until it exists again', async () => {
    archive.commit({ 'policies/A': createResponse(1), 'policies/B': createResponse(1) });
    archive.commit({ 'policies/A': null });
    archive.commit({ 'policies/B': null });
    expect((await read()).policies.get('A')).toMatchObject({
      noLongerObserved: day(2),
      lastObserved: day(1),
    });
    archive.commit({ 'policies/A': createResponse(1) });
    const { policies } = await read();
    expect(policies.get('A')).not.toHaveProperty('noLongerObserved');
    expect(policies.get('A')).not.toHaveProperty('lastObserved');
    expect(policies.get('B')?.noLongerObserved).toBe(day(3));
  });

  test('reports each state that cannot be parsed with its commit, and continues', async () => {
    const whole = createResponse(1);
    const half = archive.commit({ 'policies/A': whole.slice(0, 60), 'policies/B': whole });
    const binary = archive.commit({ 'policies/A': new Uint8Array([0x80, 0x81]) });
    const empty = archive.commit({ 'policies/A': '' });
    const hostile = archive.commit({
      'policies/A': createResponse(1, { VersionId: 'v\u0085\u202e' }),
    });
    const other = archive.commit({
      'policies/A': createResponse(1, { Arn: 'arn:aws:iam::aws:policy/B' }),
    });
    const commit = archive.commit({ 'policies/A': whole });
    const { policies, unreadable } = await read();
    expect(policies.get('A')?.versions).toEqual([
      {
        ...observeVersion(1),
        firstObserved: day(6),
        provenance: { commit, path: 'policies/A' },
        place: `commit ${commit}`,
      },
    ]);
    expect(unreadable.map((state) => state.split(': expected')[0])).toEqual([
      `policies/A in commit ${half} of ${day(1)}, line 4, column 13`,
      `policies/A in commit ${binary} of ${day(2)}`,
      `policies/A in commit ${empty} of ${day(3)}`,
      `policies/A in commit ${hostile} of ${day(4)}, /PolicyVersion/VersionId`,
      `policies/A in commit ${other} of ${day(5)}`,
    ]);
    expect(unreadable[3]).toContain('found "v\\u{85}\\u{202e}". Passed over.');
    expect(unreadable[4]).toContain(
      'expected the ARN of A, found "arn:aws:iam::aws:policy/B". Passed over.',
    );
  });

  test('dates the changes of a merged branch by the commits of the branch', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.inside('checkout', '--quiet', '-b', 'side');
    archive.commit({ 'policies/A': createResponse(2) });
    archive.commit({ 'policies/A': createResponse(3), 'policies/Side': createResponse(1) });
    archive.inside('checkout', '--quiet', 'main');
    archive.record('merge', '--quiet', '--no-ff', '--no-edit', 'side');
    const { policies } = await read();
    expect(
      policies.get('A')?.versions.map(({ versionId, firstObserved }) => [versionId, firstObserved]),
    ).toEqual([
      ['v1', day(1)],
      ['v3', day(3)],
      ['v2', day(2)],
    ]);
    const [version] = policies.get('Side')?.versions ?? [];
    expect(version?.firstObserved).toBe(day(3));
    // The commit of the branch, not that of the merge.
    const { commit, path } = version?.provenance ?? {};
    expect(archive.inside('show', '--no-patch', '--format=%cI', commit as string).trim()).toBe(
      day(3).replace('Z', '+00:00'),
    );
    expect(archive.inside('show', `${commit}:${path}`)).toBe(createResponse(1));
  });

  test('reads a version that only a merged branch has, and no default from it', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.inside('checkout', '--quiet', '-b', 'side');
    archive.commit({ 'policies/A': createResponse(2) });
    archive.inside('checkout', '--quiet', 'main');
    archive.commit({ 'policies/A': createResponse(3) });
    archive.record('merge', '--quiet', '--no-edit', '--strategy', 'ours', 'side');
    const policy = (await read()).policies.get('A');
    expect(policy?.versions.map(({ versionId }) => versionId)).toEqual(['v1', 'v3', 'v2']);
    expect(policy?.defaults?.map(({ versionId }) => versionId)).toEqual(['v1', 'v3']);
  });

  test('keeps the time of a default that returns', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.commit({ 'policies/A': createResponse(2) });
    archive.commit({ 'policies/A': createResponse(1) });
    expect((await read()).policies.get('A')?.defaults).toEqual([
      { versionId: 'v1', firstObserved: day(1) },
      { versionId: 'v2', firstObserved: day(2) },
      { versionId: 'v1', firstObserved: day(3) },
    ]);
  });

  test('keeps both documents of a version that has two, for the plan to refuse', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.commit({ 'policies/A': createResponse(1, { Document: observeVersion(2).document }) });
    expect((await read()).policies.get('A')?.versions).toHaveLength(2);
  });

  test('accepts every name of IAM, and no file in a subfolder or with another name', async () => {
    const names = ['-dash', '..dots', 'A+=,.@-_b', 'X', 'X.json'];
    archive.commit({
      ...Object.fromEntries(names.map((name) => [`policies/${name}`, createResponse(1)])),
      'policies/sub/a.json': createResponse(1),
      'policies/sub/b.json': createResponse(1),
      'policies/sub/c.json': createResponse(1),
      'policies/sub/d.json': createResponse(1),
      'policies/sub/e.json': createResponse(1),
      'policies/no name': createResponse(1),
      'policies/Ünlike': createResponse(1),
      'policies/"quoted"': createResponse(1),
      'other/Y': createResponse(1),
    });
    const { policies, unreadable, unnamed } = await read();
    expect([...policies.keys()].sort()).toEqual(names);
    expect(unreadable).toEqual([]);
    expect(unnamed).toHaveLength(8);
    expect(unnamed).toContain(
      'policies/no name: expected a file named after its policy right in policies/, found another name. Passed over.',
    );
  });

  test('removes the ending .json from names where most files have it', async () => {
    archive.commit({
      'policies/A.json': createResponse(1),
      'policies/B.json': createResponse(1),
      'policies/LICENSE': 'Text',
    });
    const { policies, unreadable } = await read((name) => name !== 'LICENSE');
    expect([...policies.keys()]).toEqual(['A', 'B']);
    expect(unreadable).toEqual([]);
  });

  test('reads only what is accepted, up to the end of the whole archive', async () => {
    archive.commit({ 'policies/A': createResponse(1), 'policies/B': '{' });
    archive.commit({ 'policies/B': createResponse(2) });
    const { policies, observedUntil, unreadable } = await read((name) => name === 'A');
    expect([...policies.keys()]).toEqual(['A']);
    expect(unreadable).toEqual([]);
    expect(observedUntil).toBe(day(2));
  });

  test('skips a submodule', async () => {
    const commit = archive.commit({ 'policies/A': createResponse(1) });
    archive.inside('update-index', '--add', '--cacheinfo', `160000,${commit},policies/Sub`);
    archive.record('commit', '--quiet', '--message', 'Submodule');
    expect([...(await read()).policies.keys()]).toEqual(['A']);
  });

  test('reads a bare repository, and one whose name begins with a dash', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    const bare = archive.resolve('-bare');
    archive.git('clone', '--quiet', '--bare', archive.repository, bare);
    const before = process.cwd();
    process.chdir(archive.path);
    try {
      expect((await readGit('-bare', all)).policies).toHaveLength(1);
    } finally {
      process.chdir(before);
    }
  });

  test('ignores the variables of a git hook', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    vi.stubEnv('GIT_DIR', archive.resolve('elsewhere'));
    vi.stubEnv('GIT_INDEX_FILE', archive.resolve('elsewhere/index'));
    expect([...(await read()).policies.keys()]).toEqual(['A']);
  });
});
