import { spawnSync } from 'node:child_process';

/** The major versions of Node that the project supports, the oldest first. */
export const nodeMajors = [22, 24, 26] as const;
export const oldestNode = nodeMajors[0];
export const newestNode = nodeMajors[2];

/**
 * The program of a major version of Node, from npm's package "node", which npm keeps in its cache.
 *
 * @throws with npm's message where npm cannot install it
 */
export function findNode(major: (typeof nodeMajors)[number]): string {
  const args = ['exec', '--yes', `--package=node@${major}`, '--', 'node', '-p', 'process.execPath'];
  const { status, stdout, stderr, error } = spawnSync('npm', args, {
    encoding: 'utf8',
    // On Windows, npm.cmd starts only in a shell.
    shell: process.platform === 'win32',
  });
  if (status === 0) return stdout.trim();
  throw new Error(
    `Expected Node ${major} from npm; \`npm ${args.join(' ')}\` failed: ${error?.message ?? stderr}`,
  );
}
