import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../scripts/run-command';

/** Why tests of the whole repository are skipped; empty in a clone. */
export const whyNoRepository: string = existsSync(join(projectFolder, '.git'))
  ? ''
  : ' (skipped: git does not know this folder, so its files cannot be told from output)';

/** The paths of all files that belong to the repository or could be added to it, sorted. */
export function listRepositoryFiles(): string[] {
  const args = ['ls-files', '-z', '--cached', '--others', '--exclude-standard'];
  const output = execFileSync('git', args, { cwd: projectFolder, encoding: 'utf8' });
  return [...new Set(output.split('\0'))]
    .filter((path) => path !== '' && existsSync(join(projectFolder, path)))
    .sort();
}
