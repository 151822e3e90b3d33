import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import packageFile from '../package.json' with { type: 'json' };
import { runToEnd } from '../testing/run-to-end';
import { projectFolder } from './run-command';

const read = (path: string) => readFileSync(join(projectFolder, path), 'utf8');

/** Runs only the check of scripts/setup.mjs, in a process that reports this version of Node. */
function checkNode(version: string) {
  const preload = `Object.defineProperty(process.versions, 'node', { value: '${version}' })`;
  const args = ['--import', `data:text/javascript,${preload}`, 'scripts/setup.mjs'];
  return runToEnd(process.execPath, [...args, '--only-check-node'], { cwd: projectFolder });
}

describe('the supported versions of Node', () => {
  it.each(['18.20.8', '20.20.2', '22.12.0'])('%s is refused with a remedy', (version) => {
    const { status, stdout, stderr } = checkNode(version);
    expect(stderr).toBe(
      `Expected Node 22.13 or newer, found ${version}. Install Node 22, 24 or 26 (https://nodejs.org/) and run the command again.\n`,
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  });

  it.each(['22.13.0', '24.0.0', '26.12.1'])('%s is accepted', (version) => {
    expect(checkNode(version)).toMatchObject({ status: 0, stdout: '', stderr: '' });
  });

  it('are the same in package.json, .nvmrc and the types', () => {
    expect(packageFile.engines.node).toBe('>=22.13');
    expect(packageFile.devDependencies['@types/node']).toMatch(/^22\./);
    expect(read('.nvmrc')).toBe('24\n');
  });
});

const scripts: Record<string, string> = packageFile.scripts;
// "npm run generate" is a part of the setup, and "prepack" runs inside npm's own commands.
const commands = Object.keys(scripts).filter(
  (name) =>
    !['generate', 'prepack'].includes(name) &&
    !(name.replace(/^pre/, '') in scripts && name.startsWith('pre')),
);

it.each(commands)('npm run %s checks Node and installs what is missing first', (name) => {
  expect(scripts[`pre${name}`]).toMatch(/^node scripts\/setup\.mjs( --no-types)?$/);
});
