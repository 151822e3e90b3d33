/**
 * Makes the commands of package.json work from a clean clone: refuses an old Node, installs the
 * locked packages when they are missing or were installed for another lock file, platform or
 * Node, then writes the generated types (not with --no-types). Runs before node_modules exists,
 * so it imports nothing from there. It writes to standard error only, because programs can read the
 * command's standard output.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** As "engines" in package.json; what the packages of the lock file need. */
const oldestNode = [22, 13];
const root = fileURLToPath(new URL('..', import.meta.url));
const lockFile = join(root, 'package-lock.json');
const stampFile = join(root, 'node_modules', '.policy-history-stamp');

/** @param {string} message */
function stop(message) {
  console.error(message);
  process.exit(1);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  stop(
    `Expected Node ${oldestNode.join('.')} or newer, found ${process.versions.node}. ` +
      'Install Node 22, 24 or 26 (https://nodejs.org/) and run the command again.',
  );
}

/** A hash of everything that the installed packages depend on. */
function computeStamp() {
  if (!existsSync(lockFile)) {
    stop(`Expected ${lockFile}, found nothing. Restore it with: git checkout package-lock.json`);
  }
  return createHash('sha256')
    .update(readFileSync(lockFile))
    .update(`\n${process.platform}\n${process.arch}\n${process.versions.node.split('.')[0]}`)
    .digest('hex');
}

function readStamp() {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8').trim() : undefined;
}

/** @param {string} command @param {string[]} args @param {string} remedy */
function run(command, args, remedy) {
  // On Windows, npm.cmd starts only in a shell.
  const shell = process.platform === 'win32' && command === 'npm';
  const { status, signal, error } = spawnSync(command, args, {
    cwd: root,
    stdio: ['inherit', 2, 'inherit'],
    shell,
  });
  if (status === 0) return;
  const reason = error ? error.message : signal ? `ended by ${signal}` : `exit code ${status}`;
  stop(`\`${[command, ...args].join(' ')}\` failed (${reason}). ${remedy}`);
}

function installPackages() {
  // Another package manager sets npm_execpath to itself and has no `ci`.
  const npmScript = process.env.npm_execpath ?? '';
  const viaNode = npmScript.endsWith('npm-cli.js') && existsSync(npmScript);
  // Without --include=dev, NODE_ENV=production leaves out what the build needs.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const remedy = 'Check the network and the npm registry settings, then run the command again.';
  if (viaNode) run(process.execPath, [npmScript, ...args], remedy);
  else run('npm', args, remedy);
}

function generateTypes() {
  const script = join(root, 'scripts', 'generate-types.ts');
  if (!existsSync(script)) return;
  const tsx = join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs');
  run(process.execPath, [tsx, script], 'The message above says why.');
}

checkNode();
// .ci/run needs only the check.
if (process.argv.includes('--only-check-node')) process.exit(0);
const stamp = computeStamp();
if (readStamp() !== stamp) {
  console.error('Installing the packages of package-lock.json (once; again when it changes).');
  // An interrupted installation must not count as complete.
  rmSync(stampFile, { force: true });
  installPackages();
  writeFileSync(stampFile, `${stamp}\n`);
}
if (!process.argv.includes('--no-types')) generateTypes();
