import { isDeepStrictEqual } from 'node:util';
import type { Catalog } from '../../iam/catalog/catalog';
import { checkActions, describeFinding } from '../../iam/check-actions';
import type { Difference } from '../../iam/compare/difference';
import type { Statement } from '../../iam/document';
import { readAccess } from '../../iam/evaluate/access';
import { evaluateAccess } from '../../iam/evaluate/evaluate';
import type { FoundDocument } from '../../review/found-document';
import { isPlaceholderKey, Placeholders } from '../../review/placeholders';
import type { AddedAccess, ReviewResult } from '../../review/report/document-review';
import { groupByKey } from '../../shared/collections';
import { maxBytes } from '../../shared/decode-text';
import type { Problem } from '../../shared/problem';
import { type ComparedDocuments, compareWithTimeout } from '../documents/compare-with-timeout';
import { describeComparison } from '../documents/describe-comparison';
import { type InputDocument, readInputText, readInputValue } from '../documents/read-input';

/** The result for a document, with the comparison where there is one. */
export interface DocumentResult {
  result: ReviewResult;
  compared: ComparedDocuments | undefined;
}

type Side = 'before' | 'after';
type ReadSide =
  | { document: InputDocument; problems?: undefined }
  | { document?: undefined; problems: Problem[] };

/** Compares both states of a document; a state that does not exist has no permissions. */
export function reviewDocument(
  before: FoundDocument | undefined,
  after: FoundDocument | undefined,
  catalog: Catalog,
): DocumentResult {
  const placeholders = new Placeholders();
  const [old, now] = [readSide(before, placeholders), readSide(after, placeholders)];
  const sides = [
    { side: 'before' as const, found: before, read: old },
    { side: 'after' as const, found: after, read: now },
  ];
  const isOnlyResource = sides.every(
    ({ found, read }) =>
      found === undefined ||
      namesPrincipal(read) ||
      (read?.problems !== undefined && !found.isIdentity),
  );
  if (isOnlyResource) return { result: { kind: 'note', note: resourceNote }, compared: undefined };
  const problems = sides.flatMap(({ side, read }) =>
    (read?.problems ?? []).map((problem) => placeProblem(problem, side)),
  );
  const mixed = placeholders.findProblem();
  if (mixed !== undefined) problems.push(mixed);
  if (problems.length > 0) return { result: { kind: 'problem', problems }, compared: undefined };
  return compare(old?.document, now?.document, after, catalog);
}

const resourceNote =
  'A trust policy or another policy of a resource changed. Only identity policies are compared.';

function readSide(
  found: FoundDocument | undefined,
  placeholders: Placeholders,
): ReadSide | undefined {
  const content = found?.read(placeholders);
  if (content === undefined) return undefined;
  if (content.kind === 'problem') return { problems: [content.problem] };
  if (content.kind === 'value') return readInputValue(content.value);
  if (content.text.length > maxBytes) {
    const limit = maxBytes.toLocaleString('en-US');
    const [expected, remedy] = [`a document of at most ${limit} characters`, 'Split the document.'];
    return { problems: [{ place: '', expected, found: 'a longer one', remedy }] };
  }
  return readInputText(content.text);
}

/** Whether a document is a policy of a resource: it names who gets the access. */
function namesPrincipal(read: ReadSide | undefined): boolean {
  return (read?.problems ?? []).some(
    ({ place, found }) => /\/(Not)?Principal$/.test(place) && /^"(Not)?Principal"$/.test(found),
  );
}

function placeProblem(problem: Problem, side: Side): Problem {
  const where = side === 'before' ? 'before the change' : '';
  return { ...problem, place: [where, problem.place].filter((text) => text !== '').join(', ') };
}

function compare(
  old: InputDocument | undefined,
  now: InputDocument | undefined,
  after: FoundDocument | undefined,
  catalog: Catalog,
): DocumentResult {
  const statements = now?.statements ?? [];
  const { compared, problem } = compareWithTimeout(old?.statements ?? [], statements, catalog);
  if (problem !== undefined) {
    return { result: { kind: 'problem', problems: [problem] }, compared: undefined };
  }
  const shown = hideAbsentPlaceholders(compared);
  const { comparison, riskChanges } = shown;
  return {
    compared,
    result: {
      kind: 'compared',
      comparison,
      riskChanges,
      text: describeComparison(shown, {
        isSameDocument: isDeepStrictEqual(old?.value, now?.value),
      }),
      added: listAdded(comparison.gained, now, after),
      findings: describeUnknown(old?.statements ?? [], statements, catalog),
    },
  };
}

/** The actions that IAM does not have, of those that the change adds. */
function describeUnknown(
  before: readonly Statement[],
  after: readonly Statement[],
  catalog: Catalog,
): string[] {
  const known = new Set(before.flatMap(({ action }) => action.patterns));
  const added = after.map((statement) => ({
    ...statement,
    action: {
      ...statement.action,
      patterns: statement.action.patterns.filter((pattern) => !known.has(pattern)),
    },
  }));
  return checkActions(added, catalog).map(describeFinding);
}

/** A request names only the unknown values that it needs: each of them has a value. */
function hideAbsentPlaceholders(compared: ComparedDocuments): ComparedDocuments {
  const hide = (difference: Difference): Difference => {
    const entries = Object.entries(difference.witness.context).filter(
      ([key, value]) => value !== null || !isPlaceholderKey(key),
    );
    const context = Object.fromEntries(entries);
    return { ...difference, witness: { ...difference.witness, context } };
  };
  const { comparison } = compared;
  const { gained, lost } = comparison;
  return {
    ...compared,
    comparison: { ...comparison, gained: gained.map(hide), lost: lost.map(hide) },
  };
}

/** The added access by the line of the first statement that allows it. */
function listAdded(
  gained: readonly Difference[],
  document: InputDocument | undefined,
  found: FoundDocument | undefined,
): AddedAccess[] {
  const accesses = (document?.statements ?? []).map((statement) => readAccess([statement]));
  const isList = Array.isArray((document?.value as { Statement?: unknown } | undefined)?.Statement);
  const byLine = groupByKey(gained, ({ witness }) => {
    const index = accesses.findIndex((access) => evaluateAccess(access, witness) === 'allowed');
    return found?.findLine(isList ? ['Statement', Math.max(index, 0)] : ['Statement']);
  });
  return [...byLine].map(([line, differences]) => ({ line, gained: differences }));
}
