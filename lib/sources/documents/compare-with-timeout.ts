import { createContext, Script } from 'node:vm';
import { compareAccess } from '../../iam/compare/compare';
import type { ActionCatalog, Comparison } from '../../iam/compare/difference';
import type { Statement } from '../../iam/document';
import type { RiskFinding } from '../../risk/assess';
import { compareRisk, type RiskChange } from '../../risk/compare';
import { readRisks } from '../../risk/project-risks';
import type { Problem } from '../../shared/problem';

/** The slowest pair of AWS's own documents took two seconds. */
const maxSeconds = 60;

/** How two documents differ, and how their risks differ. */
export interface ComparedDocuments {
  comparison: Comparison;
  /** What the second document adds to and removes from the risks of the first. */
  riskChanges: RiskChange[];
  risksBefore: RiskFinding[];
}

type TimedComparison =
  | { compared: ComparedDocuments; problem?: undefined }
  | { compared?: undefined; problem: Problem };

const sandbox: { run?: () => unknown } = {};
const context = createContext(sandbox);
const script = new Script('run()');

/**
 * Compares two documents and their risks, with a timeout: hostile documents far above IAM's limits
 * can keep the comparison busy for hours, or overflow its stack. Node can interrupt a script of node:vm within a thread.
 */
export function compareWithTimeout(
  before: readonly Statement[],
  after: readonly Statement[],
  catalog: ActionCatalog,
  seconds = maxSeconds,
): TimedComparison {
  let compared: ComparedDocuments | undefined;
  const risks = readRisks();
  sandbox.run = () => {
    compared = {
      comparison: compareAccess(before, after, catalog),
      riskChanges: compareRisk(before, after, risks),
      risksBefore: risks.assessor.assess(before),
    };
  };
  try {
    script.runInContext(context, { timeout: seconds * 1000 });
    return { compared: compared as unknown as ComparedDocuments };
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
