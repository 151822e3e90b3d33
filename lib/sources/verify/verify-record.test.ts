import { cpSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { formatVersionResponse, GitArchive } from '../../../testing/git-archive';
import { observeVersion, TestRecord } from '../../../testing/observations';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { writeCanonical } from '../../../testing/write-canonical';
import { describeSource } from '../import/describe-source';
import { readGit } from '../import/read-git';
import { type DifferenceKind, formatDifference } from './difference';
import { explainMissingCommits, formatVerification } from './format-verification';
import { type VerifyOptions, verifyRecord } from './verify-record';

const archive = new GitArchive();
const imported = new TestRecord();
const record = new TemporaryFolder();
const address = 'https://github.com/owner/name';
/** The commits that first have v1, v2 and v3 of A, and one that does not change A. */
const commits: string[] = [];

const respond = (number: number) => formatVersionResponse(observeVersion(number));

beforeAll(async () => {
  commits.push(
    archive.commit({ 'policies/A': respond(1), 'policies/B': respond(1) }),
    archive.commit({ 'policies/A': respond(2) }),
    archive.commit({ 'policies/A': respond(3), 'policies/C': respond(1) }),
    archive.commit({ 'README.md': 'Text' }),
  );
  const read = await readGit(archive.repository, (name) => name !== 'C', address);
  imported.import(read, describeSource('git', '2020-07-01T00:00:00Z', undefined, read));
});
beforeEach(() => cpSync(imported.path, record.path, { recursive: true }));
afterEach(() => record.dispose());
afterAll(() => {
  archive.dispose();
  imported.dispose();
});

type Fields = Record<string, unknown>;

function change(path: string, edit: (file: Fields) => Fields, as = path) {
  const value = edit(JSON.parse(record.read(path)));
  // Makes the folder.
  record.write(as, '');
  writeCanonical(record.resolve(as), as, value);
}

function verify({ archive: named = address, ...more }: Partial<VerifyOptions> & Named = {}) {
  return verifyRecord({
    data: record.path,
    spec: { kind: 'git', place: archive.repository },
    match: [],
    looksUpCommits: true,
    reading: { observed: '2021-01-01T00:00:00Z', report: () => undefined, archive: named },
    ...more,
  });
}

interface Named {
  archive?: string;
}

test('an imported record has no differences from its source', async () => {
  const verification = await verify();
  expect(verification.differences).toEqual([]);
  expect(formatVerification(verification, 'git:archive')).toEqual([
    'Compared 4 versions of 2 policies with git:archive: no differences.',
    'Looked up the commits of 4 versions.',
  ]);
});

const [v1, v2, v3, v4] = ['v1', 'v2', 'v3', 'v4'].map((id) => `policies/A/${id}.json`) as [
  string,
  string,
  string,
  string,
];
const other = '0'.repeat(40);
const setCommit = (path: string, commit: () => string) =>
  change(path, (file) => ({
    ...file,
    provenance: { ...(file.provenance as Fields), commit: commit() },
  }));

const changeAction = (document: unknown, Action: string) => ({
  ...(document as Fields),
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

/** Each plants one difference, and has the start of its line. */
const planted: [kind: string, plant: () => void, line: () => string][] = [
  [
    'document',
    () => change(v2, (file) => ({ ...file, document: changeAction(file.document, 's3:Put2') })),
    () =>
      `${v2} at /document/Statement/0/Action: expected "s3:Get2" as in the source (commit ${commits[1]}), found "s3:Put2".`,
  ],
  [
    'hash',
    () =>
      record.write(
        v2,
        record.read(v2).replace(/"sha256": ".{64}"/, `"sha256": "${other}${'0'.repeat(24)}"`),
      ),
    () => `${v2} at /sha256: expected `,
  ],
  [
    'create-date',
    () => change(v2, (file) => ({ ...file, createDate: '2020-02-01T00:00:01Z' })),
    () =>
      `${v2} at /createDate: expected 2020-02-01T00:00:00Z as in the source (commit ${commits[1]}), found 2020-02-01T00:00:01Z.`,
  ],
  [
    'missing-version',
    () => {
      change(v3, (file) => ({ ...file, versionId: 'v4', createDate: '2020-05-01T00:00:00Z' }), v4);
      setCommit(v4, () => commits[2] as string);
    },
    () =>
      `${v4}: expected no version, as in the source, which has v1, v2, v3 up to 2020-06-03T12:00:00Z, found v4, created 2020-05-01T00:00:00Z.`,
  ],
  [
    'missing-version',
    () => {
      rmSync(record.resolve(v2));
      change('policies/A/policy.json', (file) => ({ ...file, gaps: [{ from: 'v2', to: 'v2' }] }));
    },
    () =>
      `${v2}: expected v2, created 2020-02-01T00:00:00Z, as in the source (commit ${commits[1]}), found no such version.`,
  ],
  [
    'missing-policy',
    () => {
      change(
        'policies/B/policy.json',
        (file) => ({ ...file, policyName: 'D' }),
        'policies/D/policy.json',
      );
      change('policies/B/v1.json', (file) => file, 'policies/D/v1.json');
    },
    () => 'policies/D/policy.json: expected no policy, as in the source, found a policy with v1.',
  ],
  [
    'missing-commit',
    () => setCommit(v2, () => other),
    () =>
      `${v2} at /provenance/commit: expected a commit of the source, such as ${commits[1]}, the first with the version, found ${other}, which the source lacks.`,
  ],
  [
    'commit-content',
    () => setCommit(v2, () => commits[0] as string),
    () =>
      `${v2} at /provenance/commit: expected a commit whose policies/A has v2, created 2020-02-01T00:00:00Z, found ${commits[0]}, which has v1, created 2020-01-01T00:00:00Z.`,
  ],
  [
    'commit-content',
    () =>
      change(v2, (file) => ({
        ...file,
        provenance: { ...(file.provenance as Fields), path: 'policies/Z' },
      })),
    () =>
      `${v2} at /provenance/commit: expected a commit with the file policies/Z, found ${commits[1]}, which has no such file.`,
  ],
  [
    'first-commit',
    () => {
      setCommit(v3, () => commits[3] as string);
      change(v3, (file) => ({ ...file, firstObserved: '2020-06-04T12:00:00Z' }));
    },
    () =>
      `${v3} at /provenance/commit: expected ${commits[2]} of 2020-06-03T12:00:00Z, the first in the source with the version, found ${commits[3]} of 2020-06-04T12:00:00Z.`,
  ],
  [
    'first-commit',
    () => change(v1, (file) => ({ ...file, firstObserved: '2020-01-02T00:00:00Z' })),
    () =>
      `${v1} at /firstObserved: expected 2020-06-01T12:00:00Z, the date of the first commit with the version, found 2020-01-02T00:00:00Z.`,
  ],
  [
    'default',
    () =>
      change('policies/A/policy.json', (file) => ({
        ...file,
        defaults: [{ versionId: 'v1', firstObserved: '2020-07-01T00:00:00Z' }],
      })),
    () =>
      'policies/A/policy.json at /defaults: expected v3 as the default, as in the source, found v1.',
  ],
];

describe('a planted difference is the only one that is reported', () => {
  test.each(planted)('%s', async (kind, plant, line) => {
    plant();
    const { differences, counts } = await verify();
    // Another newest version is another default, too.
    const own = differences.filter((each) => kind === 'default' || each.kind !== 'default');
    expect(own.map(formatDifference)).toEqual([expect.stringContaining(line())]);
    expect(counts[kind as DifferenceKind]).toBe(1);
  });
});

test('differences are in the order of versions, and counted by kind', async () => {
  for (const path of [v1, v2, v3]) setCommit(path, () => other);
  setCommit('policies/B/v1.json', () => other);
  change(v2, (file) => ({ ...file, createDate: '2020-02-01T00:00:01Z' }));
  const verification = await verify();
  expect(verification.differences.map(({ file, kind }) => `${file} ${kind}`)).toEqual([
    `${v1} missing-commit`,
    `${v2} create-date`,
    `${v2} missing-commit`,
    `${v3} missing-commit`,
    'policies/B/v1.json missing-commit',
  ]);
  expect(formatVerification(verification, 'git:archive').slice(-2)).toEqual([
    'Compared 4 versions of 2 policies with git:archive: 5 differences (1 × other date of creation and 4 × missing commit).',
    'Looked up the commits of 4 versions.',
  ]);
  expect(explainMissingCommits(verification)).toMatch(/^The source has none of the commits/);
});

test('without a look at commits, a copy with other commits has no differences but in dates', async () => {
  for (const path of [v1, v2]) setCommit(path, () => other);
  const copy = { looksUpCommits: false };
  expect((await verify(copy)).differences).toEqual([]);
  change(v1, (file) => ({ ...file, firstObserved: '2020-06-01T12:00:01Z' }));
  expect((await verify(copy)).counts).toEqual({ 'first-commit': 1 });
});

test('commits of an archive with another address are only counted', async () => {
  setCommit(v2, () => other);
  const verification = await verify({ archive: 'https://github.com/other/copy' });
  expect(verification.differences).toEqual([]);
  expect(verification.commits).toEqual({ checked: 0, otherArchive: 4, without: 0 });
});

test('versions without a commit or a hash are counted', async () => {
  change(v2, ({ provenance: _, sha256: __, ...file }) => file);
  const verification = await verify();
  expect(formatVerification(verification, 'git:archive').slice(1)).toEqual([
    'Looked up the commits of 3 versions.',
    '1 version names no commit.',
    '1 version on record has no SHA-256.',
  ]);
});

test('with patterns, policies that only the source has are differences', async () => {
  expect((await verify({ match: ['A'] })).policies).toBe(1);
  const { differences } = await verify({ match: ['A', 'C'] });
  expect(differences.map(formatDifference)).toEqual([
    'policies/C/policy.json: expected a policy with v1, as in the source, found no such file.',
  ]);
});

test('patterns without a policy on record are refused', async () => {
  await expect(verify({ match: ['Z'] })).rejects.toThrow(/expected a policy on record to compare/);
});

test('an invalid record is refused, and a wrong hash alone is not', async () => {
  record.write(v2, record.read(v2).replace('"Allow"', '"Permit"'));
  await expect(verify()).rejects.toThrow(
    /policies\/A\/v2\.json at \/document\/Statement\/0\/Effect/,
  );
});
