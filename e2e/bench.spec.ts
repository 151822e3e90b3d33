import { expect, test } from '@playwright/test';
import { projectFolder } from '../scripts/run-command';
import { runToEnd } from '../testing/run-to-end';

// Whether a figure is good is not tested: only that a benchmark still measures something.
test.describe.configure({ mode: 'parallel', timeout: 120_000 });

function bench(...args: string[]) {
  // tsx's own command would start a second process, which outlives the first where that is ended.
  const command = ['--import', 'tsx', 'scripts/bench.ts', ...args];
  const { status, stdout, stderr } = runToEnd(process.execPath, command, {
    cwd: projectFolder,
  });
  return { status, stdout, stderr };
}

test('benchmarks of pages, of search and of comparing measure a built site', () => {
  const { status, stdout, stderr } = bench(
    '--json',
    'page-weight',
    'search-keystroke',
    'compare-in-browser',
  );
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const { machine, benchmarks } = JSON.parse(stdout);
  expect(machine.cores).toBeGreaterThan(0);
  const [weight, search, comparing, ...others] = benchmarks;
  expect(others).toEqual([]);
  expect(weight.name).toBe('page-weight');
  expect(weight.pages).toHaveLength(6);
  expect(search).toMatchObject({ name: 'search-keystroke', keystrokes: 129 });
  expect(search.medianMilliseconds).toBeGreaterThan(0);
  expect(comparing).toMatchObject({ name: 'compare-in-browser', comparisons: 30 });
  expect(comparing.medianMilliseconds).toBeGreaterThan(0);
});

test('a benchmark prints text for a reader', () => {
  const { status, stdout } = bench('page-weight');
  expect(status).toBe(0);
  expect(stdout).toMatch(/ cores, Node [\d.]+\n\npage-weight\n {2}home +HTML \d+ B/);
});

test('an unknown benchmark is refused with the names of all', () => {
  const { status, stdout, stderr } = bench('page-wait');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain('Expected names of benchmarks; found "page-wait".');
  expect(stderr).toContain('first-paint');
});
