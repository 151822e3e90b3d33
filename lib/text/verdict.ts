import type { Change, PermissionDifference } from '../history/changes';
import type { DefaultChange } from '../history/default-changes';
import type { Comparison } from '../iam/compare/difference';
import { verdictLabels } from './chip';
import { describeAllowed, describeSides } from './describe-sides';
import { maxNamed } from './name-items';
import { capitalize, countOf, joinWords } from './wording';

/** What a change is called that nothing on record precedes. */
export function nameFirst({ version }: Change): string {
  return version.number === 1 ? 'First version' : 'Oldest version on record';
}

/** What a default that was set to an older version is called: `default set back to v1`. */
export function nameDefaultSetting({ version, before }: DefaultChange): string {
  return version.number < before.number
    ? `default set back to ${version.versionId}`
    : `default set to ${version.versionId} again`;
}

/** A change as a summary with the verdict, and as a sentence without it. */
export function writeChange(
  change: Change,
  comparison: Comparison,
): Record<'summary' | 'sentence', string> {
  const isFirst = change.effect === 'first';
  const clauses = isFirst ? listFirst(comparison) : listClauses(change, comparison);
  const label = isFirst ? nameFirst(change) : labelVerdict(comparison);
  return {
    summary: formatSummary(label, clauses),
    sentence: formatSentence(addUnchanged(clauses, comparison)),
  };
}

/** The difference between any two versions, with the verdict. */
export function summarizeDifference(difference: PermissionDifference): string {
  const comparison = difference.access();
  return formatSummary(labelVerdict(comparison), listClauses(difference, comparison));
}

/** The difference between any two versions, without the verdict. */
export function describeDifference(difference: PermissionDifference): string {
  const comparison = difference.access();
  return formatSentence(addUnchanged(listClauses(difference, comparison), comparison));
}

/** What a comparison of two documents found, with the verdict. */
export function summarizeAccess(comparison: Comparison): string {
  return formatSummary(labelVerdict(comparison), listChanged(comparison));
}

/** What a comparison of two documents found, without the verdict. */
export function describeAccess(comparison: Comparison): string {
  return formatSentence(addUnchanged(listChanged(comparison), comparison));
}

function labelVerdict(comparison: Comparison): string {
  return isFutureOnly(comparison)
    ? 'No change to existing actions'
    : verdictLabels[comparison.knownVerdict];
}

/** Adds to a sentence what the label of a summary says. */
function addUnchanged(clauses: readonly string[], comparison: Comparison): readonly string[] {
  return isFutureOnly(comparison) ? [...clauses, 'does not change existing actions'] : clauses;
}

/** Whether only actions differ that IAM does not have and no document names. */
function isFutureOnly({ verdict, knownVerdict }: Comparison): boolean {
  return knownVerdict === 'same' && verdict !== 'same';
}

function formatSummary(label: string, clauses: readonly string[]): string {
  return `${label}: ${clauses.join('; ')}.`;
}

function formatSentence(clauses: readonly string[]): string {
  return `${capitalize(clauses.join('; '))}.`;
}

function listFirst({ gained }: Comparison): string[] {
  const allowed = describeAllowed(gained);
  return allowed.length > 0 ? allowed : ['allows nothing'];
}

type Described = Pick<PermissionDifference, 'effect' | 'deniesAdded' | 'deniesRemoved'> &
  Pick<Partial<Change>, 'before'>;

function listClauses(difference: Described, comparison: Comparison): string[] {
  if (difference.effect === 'same-document') {
    const { before } = difference;
    return [before === undefined ? 'same document' : `same document as ${before.versionId}`];
  }
  return comparison.verdict === 'same' ? listDenials(difference) : listChanged(comparison);
}

function listChanged(comparison: Comparison): string[] {
  if (comparison.verdict === 'same') return [writtenDifferently];
  return describeSides(comparison);
}

const writtenDifferently = 'same permissions, written differently';

/** A Deny of what the policy does not allow changes nothing in it, and may limit other policies. */
function listDenials({ deniesAdded, deniesRemoved }: Described): string[] {
  const name = (patterns: readonly string[]) =>
    patterns.length > maxNamed ? countOf(patterns.length, 'pattern') : joinWords(patterns);
  const clauses = [
    ...(deniesAdded.length > 0 ? [`now also denies ${name(deniesAdded)}`] : []),
    ...(deniesRemoved.length > 0 ? [`no longer denies ${name(deniesRemoved)}`] : []),
  ];
  return clauses.length > 0 ? ['allows the same as before', ...clauses] : [writtenDifferently];
}
