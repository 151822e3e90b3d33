import type { Comparison } from '../../iam/compare/difference';

export const failOnChoices = ['wider', 'narrower', 'any'] as const;
export type FailOn = (typeof failOnChoices)[number];

export function isFailOn(text: string): text is FailOn {
  return (failOnChoices as readonly string[]).includes(text);
}

/**
 * Why a comparison fails `--fail-on`; undefined where it passes. Undecided access always fails,
 * because access may have been added or removed.
 *
 * @param ignoreFuture whether to ignore differences in future actions only
 */
export function findFailure(
  failOn: FailOn,
  comparison: Comparison,
  ignoreFuture = false,
): string | undefined {
  const verdict = ignoreFuture ? comparison.knownVerdict : comparison.verdict;
  const isFailure =
    failOn === 'any' ? verdict !== 'same' : verdict === failOn || verdict === 'both';
  if (isFailure && verdict !== 'undecided') return `the verdict is ${verdict}`;
  const [first] = comparison.undecided;
  if (first === undefined) return undefined;
  const kind = failOn === 'any' ? 'a difference' : `access that is ${failOn}`;
  const more = comparison.undecided.length > 1 ? ', and more' : '';
  return `${kind} cannot be ruled out: ${first.action} on ${first.resource} is undecided (${first.reason})${more}`;
}
