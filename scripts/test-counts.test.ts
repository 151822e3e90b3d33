import { expect, it } from 'vitest';
import {
  countPlaywright,
  countRunner,
  countStep,
  countVitest,
  formatCounts,
  type StepResult,
  sumCounts,
} from './test-counts';

const vitest = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [] as { name: string; status: string; message: string; assertionResults: [] }[],
};
const stats = { expected: 4, unexpected: 0, flaky: 0, skipped: 0 };
const playwright = { stats, errors: [] };

const format = ({ counts, reasons }: StepResult) => [formatCounts(counts), ...reasons].join(' | ');

it('counts a failed file without a failed test as one failure', () => {
  const failed = { status: 'failed', message: '', assertionResults: [] };
  const testResults = [
    { ...failed, name: 'a.test.ts', message: 'no module x' },
    { ...failed, name: 'b.test.ts', status: 'passed' },
    { ...failed, name: 'c.test.ts' },
    { ...failed, name: 'd.test.ts', assertionResults: [{ status: 'failed' }] },
  ];
  expect(format(countVitest({ ...vitest, numFailedTests: 1, testResults }))).toBe(
    '3 passed, 3 failed, 0 skipped | a.test.ts failed as a whole: no module x' +
      ' | c.test.ts failed as a whole: a hook failed, see above',
  );
});

const cannotRead = '0 passed, 1 failed, 0 skipped | The report cannot be read: ';

it.each<[string, object, string]>([
  ['Vitest', vitest, '3 passed, 0 failed, 0 skipped'],
  ['Vitest', { ...vitest, numPendingTests: 2, numTodoTests: 1 }, '3 passed, 0 failed, 3 skipped'],
  [
    'Vitest',
    { ...vitest, numPassedTests: 0 },
    '0 passed, 1 failed, 0 skipped | The runner ran no test (exit code 0).',
  ],
  ['Vitest', { testResults: [] }, `${cannotRead}no counts (exit code 0).`],
  ['Playwright', playwright, '4 passed, 0 failed, 0 skipped'],
  [
    'Playwright',
    { ...playwright, stats: { ...stats, unexpected: 2, skipped: 1 } },
    '4 passed, 2 failed, 1 skipped',
  ],
  [
    'Playwright',
    { ...playwright, stats: { ...stats, flaky: 1 } },
    '4 passed, 1 failed, 0 skipped | 1 passed only on a second try.',
  ],
  [
    'Playwright',
    { ...playwright, errors: [{ message: 'server did not start' }] },
    '4 passed, 1 failed, 0 skipped | Outside of any test: server did not start',
  ],
  [
    'Playwright',
    { ...playwright, stats: { ...stats, expected: 0, skipped: 9 } },
    '0 passed, 1 failed, 9 skipped | The runner ran no test (exit code 0).',
  ],
  ['Playwright', [], cannotRead],
])('counts the report of %s %j', (runner, report, expected) => {
  const end = { reportText: JSON.stringify(report), succeeded: true, ending: 'exit code 0' };
  const result =
    runner === 'Vitest' ? countRunner(end, countVitest) : countRunner(end, countPlaywright);
  expect(format(result).slice(0, expected.length)).toBe(expected);
});

it.each([
  [undefined, '0 passed, 1 failed, 0 skipped | The runner wrote no report (exit code 1).'],
  ['{"stats":', cannotRead],
  [
    JSON.stringify(playwright),
    '4 passed, 1 failed, 0 skipped | No test failed, but the run did (exit code 1).',
  ],
  [
    JSON.stringify({ ...playwright, stats: { ...stats, unexpected: 1 } }),
    '4 passed, 1 failed, 0 skipped',
  ],
])('counts a failed run with the report %j', (reportText, expected) => {
  const end = { reportText, succeeded: false, ending: 'exit code 1' };
  expect(format(countRunner(end, countPlaywright)).startsWith(expected)).toBe(true);
});

it('adds up steps and runners', () => {
  const results = [countStep(true, ''), countStep(false, 'types'), countVitest(vitest)];
  expect(results.map(format)).toEqual([
    '1 passed, 0 failed, 0 skipped',
    '0 passed, 1 failed, 0 skipped | types',
    '3 passed, 0 failed, 0 skipped',
  ]);
  expect(formatCounts(sumCounts(results.map(({ counts }) => counts)))).toBe(
    '4 passed, 1 failed, 0 skipped',
  );
});
