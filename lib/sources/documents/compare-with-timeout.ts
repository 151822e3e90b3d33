import { createContext, Script } from 'node:vm';
import { compareAccess } from '../../iam/compare/compare';
import type { ActionCatalog, Comparison } from '../../iam/compare/difference';
import type { Statement } from '../../iam/document';
import type { Problem } from '../../shared/problem';

/** The slowest pair of AWS's own documents took two seconds. */
export const maxSeconds = 60;

export type TimedComparison =
  | { comparison: Comparison; problem?: undefined }
  | { comparison?: undefined; problem: Problem };

const sandbox: { run?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('run()');

/**
 * compareAccess with an end: documents far larger than IAM takes, made for it, would keep it
 * busy for hours or overflow its stack. A vm script is what Node can stop within a thread;
 * nothing is hidden from what it runs.
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
  // The timeout's error is made in the script's realm and is no instance of this one's Error.
  const { code, message } = error as { code?: unknown; message?: unknown };
  const tooMuch = 'Compare them in parts; IAM itself takes no document this large.';
  const tell = (found: string, remedy: string): Problem => ({
    place: '',
    expected: 'two documents that can be compared',
    found,
    remedy,
  });
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') {
    return tell(`a pair that is not compared after ${seconds} s`, tooMuch);
  }
  if (error instanceof RangeError) return tell('patterns that are too long to compare', tooMuch);
  return tell(
    `a pair that the comparison fails at: ${message}`,
    'Please report it with both documents.',
  );
}
