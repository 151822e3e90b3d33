import { spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { formatProblem } from '../lib/record/record-error';
import { showText } from '../lib/shared/show-text';
import { applySteps, readBrokenCases } from '../testing/broken-case';
import { readStamps, readTree, TemporaryFolder } from '../testing/temporary-folder';

// Each test starts a process, which takes its time on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

/** One of each sort; that the others are refused as well, lib/record/broken.test.ts holds. */
const sorts = [
  'the marks of a merge conflict',
  'a folder in the place of policy.json',
  'a name that would begin a line of its own',
  'no record at all',
];
const cases = readBrokenCases().filter(({ name }) => sorts.includes(name));

describe('a build of a record with a fault ends with its message and touches no output', () => {
  test('of every sort that is named', () => {
    expect(cases.map(({ name }) => name).sort()).toEqual(sorts.toSorted());
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { steps, faults }) => {
    const data = folder.resolve('data');
    cpSync('data', data, { recursive: true });
    applySteps(data, steps);
    for (const file of ['index.html', '_next/a.css', 'feed.xml']) folder.write(`out/${file}`, file);
    const out = folder.resolve('out');
    const before = [readTree(out), readStamps(out)];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'],
      { encoding: 'utf8', env: { ...process.env, DATA_DIR: data, OUT_DIR: out } },
    );
    expect([status, stdout]).toEqual([1, '']);
    const count = faults.length === 1 ? '1 fault' : `${faults.length} faults`;
    const told = [`${count} in ${data}:`, ...faults.map(formatProblem)].join('\n\n');
    expect(stderr).toBe(`${told.split('\n').map(showText).join('\n')}\n`);
    expect([readTree(out), readStamps(out)]).toEqual(before);
  });
});
