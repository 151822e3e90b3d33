import { parsePolicyArn } from '../../iam/policy-key';
import { readTextFile, readTextStream } from '../documents/read-text-file';
import { SourceError } from '../source-error';
import { namePattern, notBefore, type Observation } from './observation';
import { readVersionResponse } from './read-version-response';

export interface FileOptions {
  /** Whose version it is, where the answer does not say. */
  policyName?: string;
  policyArn?: string;
  /** When the answer was given: an instant. */
  observed: string;
}

/**
 * Reads one answer of `aws iam get-policy-version` from a file, or from standard input for `-`.
 * Throws a SourceError that names the file and the place in it.
 */
export async function readFile(path: string, options: FileOptions): Promise<Observation> {
  const source = path === '-' ? 'standard input' : path;
  const read = path === '-' ? await readTextStream(process.stdin) : await readTextFile(path);
  const { answer, problem } =
    read.problem === undefined ? readVersionResponse(read.text) : { problem: read.problem };
  if (answer === undefined) {
    throw SourceError.of(source, problem);
  }
  const arn = pickSaid(source, '--policy-arn', options.policyArn, answer.arn) ?? null;
  const given = pickSaid(source, '--policy-name', options.policyName, answer.policyName);
  const policyName = nameOf(source, arn, given);
  const { versionId, createDate, isDefault, document } = answer;
  const firstObserved = notBefore(options.observed, createDate);
  return {
    policies: [
      {
        policyName,
        arn,
        createDate: null,
        versions: [{ versionId, createDate, firstObserved, document }],
        ...(isDefault === true && { defaults: [{ versionId, firstObserved }] }),
      },
    ],
    observedUntil: options.observed,
  };
}

/** What was said on the command line, or in the answer; both must say the same. */
function pickSaid(source: string, option: string, said?: string, answered?: string) {
  if (said !== undefined && answered !== undefined && said !== answered) {
    const expected = `the policy of its answer, ${answered}`;
    const remedy = `Mend ${option}, or leave it out.`;
    throw new SourceError(source, '', expected, JSON.stringify(said), remedy);
  }
  return said ?? answered;
}

function nameOf(source: string, arn: string | null, given: string | undefined): string {
  const named = arn === null ? undefined : parsePolicyArn(arn)?.name;
  if (arn !== null && named === undefined) {
    const expected = 'the ARN of a managed policy, arn:aws:iam::ACCOUNT:policy/NAME';
    const remedy = 'Mend --policy-arn.';
    throw new SourceError(source, '', expected, JSON.stringify(arn), remedy);
  }
  if (named !== undefined && given !== undefined && named !== given) {
    const expected = `the policy of its ARN, ${named}`;
    const remedy = 'Mend --policy-name or --policy-arn.';
    throw new SourceError(source, '', expected, JSON.stringify(given), remedy);
  }
  const policyName = named ?? given;
  if (policyName === undefined) {
    const remedy = 'Say it: --policy-name NAME, or --policy-arn ARN.';
    throw new SourceError(source, '', 'the name of the policy', 'none in the answer', remedy);
  }
  if (namePattern.test(policyName)) return policyName;
  const expected = 'a name of 1 to 128 letters, digits and _+=,.@-';
  const remedy = 'Mend --policy-name.';
  throw new SourceError(source, '', expected, JSON.stringify(policyName), remedy);
}
