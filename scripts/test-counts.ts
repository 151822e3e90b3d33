/** The result of one step or of all. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts, with the reasons for failures that the output of the runner may not show. */
export interface StepResult {
  counts: Counts;
  reasons: string[];
}

interface RunnerEnd {
  /** The JSON report; undefined where the runner wrote none. */
  reportText: string | undefined;
  succeeded: boolean;
  /** How the process ended, e.g. "exit code 1". */
  ending: string;
}

/** The result of a step that passes or fails as a whole. */
export function countStep(succeeded: boolean, reason: string): StepResult {
  return succeeded
    ? { counts: { passed: 1, failed: 0, skipped: 0 }, reasons: [] }
    : { counts: { passed: 0, failed: 1, skipped: 0 }, reasons: [reason] };
}

/**
 * The result of a test runner. Counts one more failure for a run without a valid report, without
 * a test, and for one that failed although no test did.
 *
 * @param count `countVitest` or `countPlaywright`
 */
export function countRunner<Report>(
  { reportText, succeeded, ending }: RunnerEnd,
  count: (report: Report) => StepResult,
): StepResult {
  if (reportText === undefined) {
    return countStep(false, `The runner wrote no report (${ending}).`);
  }
  let result: StepResult;
  try {
    result = count(JSON.parse(reportText) as Report);
    if (!Object.values(result.counts).every(Number.isSafeInteger)) throw new Error('no counts');
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return countStep(false, `The report cannot be read: ${message} (${ending}).`);
  }
  const { passed, failed } = result.counts;
  if (passed + failed === 0) return addFailure(result, `The runner ran no test (${ending}).`);
  if (succeeded || failed > 0) return result;
  return addFailure(result, `No test failed, but the run did (${ending}).`);
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { status: string }[];
  }[];
}

/**
 * Counts the tests of Vitest's report. A file that failed without a failed test (it did not load,
 * or a hook failed) counts as one failure. Throws for another report.
 */
export function countVitest(report: VitestReport): StepResult {
  const failedFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  return {
    counts: {
      passed: report.numPassedTests,
      failed: report.numFailedTests + failedFiles.length,
      skipped: report.numPendingTests + report.numTodoTests,
    },
    reasons: failedFiles.map(
      ({ name, message }) => `${name} failed as a whole: ${message || 'a hook failed, see above'}`,
    ),
  };
}

interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: { message?: string; value?: string }[];
}

/**
 * Counts the tests of Playwright's report. A test that passed at the second attempt counts as
 * failed, and so does an error outside of tests. Throws for another report.
 */
export function countPlaywright({ stats, errors }: PlaywrightReport): StepResult {
  const { expected, unexpected, flaky, skipped } = stats;
  return {
    counts: { passed: expected, failed: unexpected + flaky + errors.length, skipped },
    reasons: [
      ...(flaky > 0 ? [`${flaky} passed only on a second try.`] : []),
      ...errors.map((error) => `Outside of any test: ${error.message ?? error.value}`),
    ],
  };
}

export function sumCounts(list: Counts[]): Counts {
  const sum = (key: keyof Counts) => list.reduce((total, counts) => total + counts[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

/** "12 passed, 0 failed, 1 skipped" */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function addFailure({ counts, reasons }: StepResult, reason: string): StepResult {
  return { counts: { ...counts, failed: counts.failed + 1 }, reasons: [...reasons, reason] };
}
