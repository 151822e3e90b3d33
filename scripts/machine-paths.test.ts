import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { listRepositoryFiles, whyNoRepository } from '../testing/repository-files';
import { projectFolder } from './run-command';

/** A path in a folder of a user, or in a temporary folder: it exists on one machine only. */
const machinePath =
  /(?<![\w@.:*)-])\/(?:home|root|tmp|Users|private|var\/folders)\/[\w.-]+|\b[A-Za-z]:\\{1,2}Users\\+\w+/g;

const binary = /\.(png|woff2?|gz|ico)$/;

function findMachinePaths(text: string): string[] {
  return text.match(machinePath) ?? [];
}

describe.skipIf(whyNoRepository !== '')(`the repository${whyNoRepository}`, () => {
  it('has no path of a machine in any file', () => {
    const paths = listRepositoryFiles().filter((path) => !binary.test(path));
    expect(paths.length).toBeGreaterThan(1_000);
    const found = paths.flatMap((path) =>
      findMachinePaths(readFileSync(join(projectFolder, path), 'utf8')).map(
        (text) => `${path}: ${text}`,
      ),
    );
    expect(found).toEqual([]);
  });
});

// Joined here, because this file is searched too.
const joinParts = (separator: string, ...parts: string[]) => parts.join(separator);
test.each([
  ['a home folder', joinParts('/', '', 'home', 'me', 'project')],
  ['a home folder of macOS', joinParts('/', '', 'Users', 'me', 'project')],
  ['the folder of root', `cd ${joinParts('/', '', 'root', 'project')}`],
  ['a temporary folder', `"${joinParts('/', '', 'tmp', 'x')}"`],
  ['a temporary folder of macOS', joinParts('/', '', 'var', 'folders', 'ab')],
  ['a home folder of Windows', joinParts('\\', 'C:', 'Users', 'me')],
  ['the same in JSON', joinParts('\\\\', 'C:', 'Users', 'me')],
])('finds %s', (_, text) => {
  expect(findMachinePaths(text)).toHaveLength(1);
});

test.each([
  '@/components/home/figures',
  '../home/figures',
  '/srv/policy-history',
  '/path/to/file',
  'arn:aws:s3:::bucket/home/user',
  'https://example.org/tmp',
])('does not find %s', (text) => {
  expect(findMachinePaths(text)).toEqual([]);
});
