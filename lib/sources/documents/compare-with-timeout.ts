import { createContext, Script } from 'node:vm';
import { compareAccess } from '../../iam/compare/compare';
import type { ActionCatalog, Comparison } from '../../iam/compare/difference';
import type { Statement } from '../../iam/document';
import type { Problem } from '../../shared/problem';

/** The slowest pair of AWS's own documents took two seconds. */
const maxSeconds = 60;

type TimedComparison =
  | { comparison: Comparison; problem?: undefined }
  | { comparison?: undefined; problem: Problem };

const sandbox: { run?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('run()');

/**
 * Runs compareAccess with a timeout, because hostile documents far above IAM's limits can keep it
 * busy for hours, or overflow its stack. Node can interrupt a script of node:vm within a thread.
 */
export function compareWithTimeout(
  before: readonly Statement[],
  after: readonly Statement[],
  catalog: ActionCatalog,
  seconds = maxSeconds,
): TimedComparison {
  let comparison: Comparison | undefined;
  sandbox.run = () => {
    comparison = compareAccess(before, after, catalog);
  };
  try {
    script.runInContext(context, { timeout: seconds * 1000 });
    return { comparison: comparison as unknown as Comparison };
  } catch (error) {
    return { problem: explain(error, seconds) };
  } finally {
    delete sandbox.run;
  }
}

function explain(error: unknown, seconds: number): Problem {
  // The error of a timeout belongs to the script's realm, so it is not an instance of Error here.
  const { code, message } = error as { code?: unknown; message?: unknown };
  const tooMuch = 'Compare them in parts; IAM itself takes no document this large.';
  const createProblem = (found: string, remedy: string): Problem => ({
    place: '',
    expected: 'two documents that can be compared',
    found,
    remedy,
  });
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    return createProblem(`a pair that is not compared after ${seconds} s`, tooMuch);
  }
  if (error instanceof RangeError)
    return createProblem('patterns that are too long to compare', tooMuch);
  return createProblem(
    `a pair that the comparison fails at: ${message}`,
    'Please report it with both documents.',
  );
}
