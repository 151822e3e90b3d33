import { mkdirSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatVersionResponse, GitArchive } from '../../../testing/git-archive';
import { observeVersion } from '../../../testing/observations';
import { readGit } from './read-git';

const all = () => true;
const createResponse = (number: number) => formatVersionResponse(observeVersion(number));

const archive = new GitArchive();
afterEach(() => {
  vi.unstubAllEnvs();
  archive.dispose();
});

describe('readGit refuses', { timeout: 60_000 }, () => {
  test('a repository without commits', async () => {
    await expect(readGit(archive.repository, all)).rejects.toThrow(
      /^git:.*archive: expected a git repository with at least one commit, found git's words: fatal: your current branch 'main' does not have any commits yet\. Name the folder/,
    );
  });

  test('a folder that is no repository', async () => {
    mkdirSync(archive.resolve('plain'));
    // Nor is it looked for further up.
    vi.stubEnv('GIT_CEILING_DIRECTORIES', archive.path);
    await expect(readGit(archive.resolve('plain'), all)).rejects.toThrow(
      "found git's words: fatal: not a git repository",
    );
  });

  test('a missing folder whose name starts with a dash', async () => {
    await expect(readGit('-no-such', all)).rejects.toThrow(
      "git:-no-such: expected a git repository with at least one commit, found git's words: fatal: cannot change to '-no-such'",
    );
  });

  test('a computer without git', async () => {
    vi.stubEnv('PATH', archive.path);
    await expect(readGit(archive.repository, all)).rejects.toThrow(
      "found git's words: spawn git ENOENT. Name the folder of a repository, or install git.",
    );
  });

  test('a repository without policies', async () => {
    archive.commit({ 'README.md': 'Text' });
    await expect(readGit(archive.repository, all)).rejects.toThrow(
      'expected commits of files under policies/, one a policy, found none that match.',
    );
  });

  test('one without a state that can be parsed', async () => {
    archive.commit({ 'policies/A': '{}' });
    await expect(readGit(archive.repository, all)).rejects.toThrow(
      /found 1 that cannot be read: policies\/A in commit [0-9a-f]{40} of 2020-06-01T12:00:00Z, \/VersionId: expected a version id such as "v4", found nothing\./,
    );
  });

  test('a shallow clone', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.commit({ 'policies/A': createResponse(2) });
    const shallow = archive.resolve('shallow');
    archive.git('clone', '--quiet', '--depth=1', `file://${archive.repository}`, shallow);
    await expect(readGit(shallow, all)).rejects.toThrow(
      /^git:.*shallow: expected a repository with its whole history, found a shallow clone\. Fetch the rest: git fetch --unshallow\.$/,
    );
  });

  test('a partial clone without its files', async () => {
    archive.commit({ 'policies/A': createResponse(1) });
    archive.commit({ 'policies/A': createResponse(2) });
    archive.inside('config', 'uploadpack.allowFilter', 'true');
    const partial = archive.resolve('partial');
    archive.git(
      ...['clone', '--quiet', '--bare', '--filter=blob:none'],
      ...[`file://${archive.repository}`, partial],
    );
    archive.git('-C', partial, 'remote', 'remove', 'origin');
    await expect(readGit(partial, all)).rejects.toThrow(
      /at [0-9a-f]{40}: expected a file of the repository, found missing\. Fetch the complete repository/,
    );
  });
});
