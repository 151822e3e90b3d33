import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { projectFolder } from './run-command';

/** The commands of package.json that are scripts of ours, by name. */
const commands = Object.entries(packageFile.scripts).flatMap(([name, command]) => {
  const script = /^tsx (scripts\/[\w-]+\.ts)/.exec(command)?.[1];
  return script === undefined ? [] : ([[name, script]] as const);
});

const run = (script: string, ...args: string[]) =>
  spawnSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', script, ...args], {
    cwd: projectFolder,
    encoding: 'utf8',
  });

describe('a command', () => {
  test('is a script with options', () => {
    expect(commands.length).toBeGreaterThan(14);
  });

  test.each(commands)('%s documents itself', (name, script) => {
    const text = readFileSync(join(projectFolder, script), 'utf8');
    expect(text).toMatch(/readCommand\(usage|parseArgs\(/);
    const shown = ['start', 'test'].includes(name) ? `npm ${name}` : `npm run ${name}`;
    // The npm package has some of the commands.
    const starts = [shown, `\${nameCommand('${name}')}`];
    expect(starts.some((start) => text.includes(`const usage = \`${start}`))).toBe(true);
  });

  test.each(['check-data', 'serve', 'build'])('%s prints its usage with --help', (name) => {
    const { status, stdout } = run(`scripts/${name}.ts`, '--help');
    expect(stdout).toMatch(new RegExp(`^npm run ${name} -- \\[--`));
    expect(status).toBe(0);
  });

  test.each([
    ['check-data', ['--folder', 'data'], "'--folder'"],
    ['serve', ['out'], "'out'"],
    ['compare-sites', ['out'], 'Expected two folders, found 1.'],
    ['import-risk', [], 'Expected --paths FILE and --actions FILE.'],
  ])('%s refuses %j', (name, args, problem) => {
    const { status, stderr } = run(`scripts/${name}.ts`, ...args);
    expect(stderr).toContain(problem);
    expect(stderr).toContain(`npm run ${name}`);
    expect(status).toBe(2);
  });

  test('check-data reads the folder of --data', () => {
    const { status, stderr } = run('scripts/check-data.ts', '--data', 'no-such-folder');
    expect(stderr).toContain('no-such-folder');
    expect(status).toBe(1);
  });
});
