import { basename } from 'node:path';
import { parsePolicyArn } from '../../iam/policy-key';
import { readTextFile, readTextStream } from '../documents/read-text-file';
import { SourceError } from '../source-error';
import { namePattern, notBefore, type Observation } from './observation';
import { readVersionResponse } from './read-version-response';

export interface FileOptions {
  /** The policy of the version, where the response has no name. */
  policyName?: string;
  policyArn?: string;
  /** When the response was received: an instant. */
  observed: string;
}

/**
 * Reads the output of `aws iam get-policy-version` from a file, or from standard input for `-`.
 * Throws a SourceError with the file and the place in it.
 */
export async function readFile(path: string, options: FileOptions): Promise<Observation> {
  const source = path === '-' ? 'standard input' : path;
  const read = path === '-' ? await readTextStream(process.stdin) : await readTextFile(path);
  const { response, problem } =
    read.problem === undefined ? readVersionResponse(read.text) : { problem: read.problem };
  if (response === undefined) throw SourceError.of(source, problem);
  const arn = chooseValue(source, '--policy-arn', options.policyArn, response.arn) ?? null;
  const given = chooseValue(source, '--policy-name', options.policyName, response.policyName);
  const policyName = readName(source, arn, given);
  const { versionId, createDate, isDefault, document } = response;
  const firstObserved = notBefore(options.observed, createDate);
  // The folder would say more about the computer of the import than about the version.
  const provenance = { file: path === '-' ? '-' : basename(path) };
  return {
    policies: [
      {
        policyName,
        arn,
        createDate: null,
        versions: [{ versionId, createDate, firstObserved, document, provenance }],
        ...(isDefault === true && { defaults: [{ versionId, firstObserved }] }),
      },
    ],
    observedUntil: options.observed,
    isUntilNow: true,
  };
}

/** The value of the command line or of the response. Throws where both differ. */
function chooseValue(source: string, option: string, given?: string, received?: string) {
  if (given !== undefined && received !== undefined && given !== received) {
    const expected = `the policy of its answer, ${received}`;
    const remedy = `Correct ${option}, or leave it out.`;
    throw new SourceError(source, '', expected, JSON.stringify(given), remedy);
  }
  return given ?? received;
}

function readName(source: string, arn: string | null, given: string | undefined): string {
  const named = arn === null ? undefined : parsePolicyArn(arn)?.name;
  if (arn !== null && named === undefined) {
    const expected = 'the ARN of a managed policy, arn:aws:iam::ACCOUNT:policy/NAME';
    const remedy = 'Correct --policy-arn.';
    throw new SourceError(source, '', expected, JSON.stringify(arn), remedy);
  }
  if (named !== undefined && given !== undefined && named !== given) {
    const expected = `the policy of its ARN, ${named}`;
    const remedy = 'Correct --policy-name or --policy-arn.';
    throw new SourceError(source, '', expected, JSON.stringify(given), remedy);
  }
  const policyName = named ?? given;
  if (policyName === undefined) {
    const remedy = 'Say it: --policy-name NAME, or --policy-arn ARN.';
    throw new SourceError(source, '', 'the name of the policy', 'none in the answer', remedy);
  }
  if (namePattern.test(policyName)) return policyName;
  const expected = 'a name of 1 to 128 letters, digits and _+=,.@-';
  const remedy = 'Correct --policy-name.';
  throw new SourceError(source, '', expected, JSON.stringify(policyName), remedy);
}
