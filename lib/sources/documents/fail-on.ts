import { isAdded } from '../../risk/high-risk';
import { readRisks } from '../../risk/project-risks';
import { describeRiskChanges } from '../../text/risk';
import type { ComparedDocuments } from './compare-with-timeout';

export const failOnChoices = ['wider', 'narrower', 'any', 'risk'] as const;
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
  compared: ComparedDocuments,
  ignoreFuture = false,
): string | undefined {
  if (failOn === 'risk') return findRiskFailure(compared);
  const { comparison } = compared;
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

/**
 * A change fails where it adds an entry of the risk catalog without limits, or a category of which
 * the first document has no entry.
 */
function findRiskFailure({ riskChanges, risksBefore }: ComparedDocuments): string | undefined {
  const { catalog } = readRisks();
  const had = new Set(risksBefore.map(({ entry }) => catalog.findEntry(entry).category));
  const failing = riskChanges.filter(
    (change) =>
      isAdded(change) &&
      (change.finding.grade === 'unrestricted' ||
        !had.has(catalog.findEntry(change.finding.entry).category)),
  );
  return failing.length === 0
    ? undefined
    : describeRiskChanges(failing, catalog).join(' ').replace(/\.$/, '');
}
