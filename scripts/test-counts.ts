/** The outcome of one step or of all. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Counts, and in words whatever the runner's own output may not make plain. */
export interface StepOutcome {
  counts: Counts;
  reasons: string[];
}

export interface RunnerEnd {
  /** The JSON report; undefined when the runner wrote none. */
  reportText: string | undefined;
  succeeded: boolean;
  /** How the process ended, e.g. "exit code 1". */
  ending: string;
}

/** A step that is one thing: it passed or it failed. */
export function countStep(succeeded: boolean, reason: string): StepOutcome {
  return succeeded
    ? { counts: { passed: 1, failed: 0, skipped: 0 }, reasons: [] }
    : { counts: { passed: 0, failed: 1, skipped: 0 }, reasons: [reason] };
}

/**
 * The outcome of a test runner. A run that cannot be believed counts as one failure more: no
 * report, a report that cannot be read, no test, or a bad ending that no failed test explains.
 *
 * @param count `countVitest` or `countPlaywright`
 */
export function countRunner(end: RunnerEnd, count: (report: unknown) => StepOutcome): StepOutcome {
  if (end.reportText === undefined) {
    return countStep(false, `The runner wrote no report (${end.ending}).`);
  }
  let outcome: StepOutcome;
  try {
    outcome = count(JSON.parse(end.reportText));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return countStep(false, `The report cannot be read: ${message} (${end.ending}).`);
  }
  const { passed, failed } = outcome.counts;
  if (passed + failed === 0) return addFailure(outcome, `The runner ran no test (${end.ending}).`);
  if (!end.succeeded && failed === 0) {
    return addFailure(outcome, `No test failed, but the run did (${end.ending}).`);
  }
  return outcome;
}

/**
 * Vitest's JSON report. A file that failed without a failed test of its own (it did not load,
 * or a hook failed) counts as one failure.
 *
 * @throws when the report has another shape
 */
export function countVitest(report: unknown): StepOutcome {
  const fields = readObject(report, 'report');
  const brokenFiles = readArray(fields, 'testResults')
    .map((entry) => readObject(entry, 'testResults[]'))
    .filter((file) => file.status === 'failed' && !hasFailedTest(file));
  return {
    counts: {
      passed: readCount(fields, 'numPassedTests'),
      failed: readCount(fields, 'numFailedTests') + brokenFiles.length,
      skipped: readCount(fields, 'numPendingTests') + readCount(fields, 'numTodoTests'),
    },
    reasons: brokenFiles.map(
      ({ name, message }) => `${name} failed as a whole: ${message || 'a hook failed, see above'}`,
    ),
  };
}

/**
 * Playwright's JSON report. A test that passed on a second try counts as failed; an error
 * outside of any test counts as one failure.
 *
 * @throws when the report has another shape
 */
export function countPlaywright(report: unknown): StepOutcome {
  const fields = readObject(report, 'report');
  const stats = readObject(fields.stats, 'stats');
  const errors = readArray(fields, 'errors').map((entry) => readObject(entry, 'errors[]'));
  const flaky = readCount(stats, 'flaky');
  return {
    counts: {
      passed: readCount(stats, 'expected'),
      failed: readCount(stats, 'unexpected') + flaky + errors.length,
      skipped: readCount(stats, 'skipped'),
    },
    reasons: [
      ...(flaky > 0 ? [`${flaky} passed only on a second try.`] : []),
      ...errors.map((error) => `Outside of any test: ${error.message ?? error.value}`),
    ],
  };
}

export function sumCounts(list: Counts[]): Counts {
  return list.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  );
}

/** "12 passed, 0 failed, 1 skipped" */
export function formatCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

function addFailure({ counts, reasons }: StepOutcome, reason: string): StepOutcome {
  return { counts: { ...counts, failed: counts.failed + 1 }, reasons: [...reasons, reason] };
}

function hasFailedTest(file: Record<string, unknown>): boolean {
  return readArray(file, 'assertionResults').some(
    (entry) => readObject(entry, 'assertionResults[]').status === 'failed',
  );
}

function readObject(value: unknown, place: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
  throw new Error(`${place}: expected an object, found ${JSON.stringify(value)}`);
}

function readArray(fields: Record<string, unknown>, name: string): unknown[] {
  const value = fields[name];
  if (Array.isArray(value)) return value;
  throw new Error(`${name}: expected a list, found ${JSON.stringify(value)}`);
}

function readCount(fields: Record<string, unknown>, name: string): number {
  const value = fields[name];
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0) return value;
  throw new Error(`${name}: expected a count, found ${JSON.stringify(value)}`);
}
