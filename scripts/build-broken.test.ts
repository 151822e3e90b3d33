import { cpSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { formatProblem } from '../lib/record/record-error';
import { showText } from '../lib/shared/show-text';
import { applySteps, readBrokenCases } from '../testing/broken-case';
import { runToEnd } from '../testing/run-to-end';
import { readStamps, readTree, TemporaryFolder } from '../testing/temporary-folder';

// Each test starts a process, which is slow on a busy computer.
vi.setConfig({ testTimeout: 60_000 });

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

/** One case of each kind; lib/record/broken.test.ts covers all cases without a build. */
const names = ['the marks of a merge conflict', 'no record at all'];
const cases = readBrokenCases().filter(({ name }) => names.includes(name));

describe('a build of an invalid record ends with its message and leaves the output as it is', () => {
  test('has all of these cases', () => {
    expect(cases.map(({ name }) => name).sort()).toEqual(names.toSorted());
  });

  test.each(cases.map((each) => [each.name, each] as const))('%s', (_, { steps, problems }) => {
    const data = folder.resolve('data');
    cpSync('data', data, { recursive: true });
    applySteps(data, steps);
    for (const file of ['index.html', '_next/a.css', 'feed.xml']) folder.write(`out/${file}`, file);
    const out = folder.resolve('out');
    const before = [readTree(out), readStamps(out)];
    const { status, stdout, stderr } = runToEnd(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'],
      { env: { ...process.env, DATA_DIR: data, OUT_DIR: out } },
    );
    expect([status, stdout]).toEqual([1, '']);
    const count = problems.length === 1 ? '1 problem' : `${problems.length} problems`;
    const expected = [`${count} in ${data}:`, ...problems.map(formatProblem)].join('\n\n');
    expect(stderr).toBe(`${expected.split('\n').map(showText).join('\n')}\n`);
    expect([readTree(out), readStamps(out)]).toEqual(before);
  });
});
