import type { Comparison } from '../../iam/compare/difference';
import type { RiskChange } from '../../risk/compare';
import type { Problem } from '../../shared/problem';
import { showText, showTruncated } from '../../shared/show-text';

/** The access that a statement adds, or that no statement shows. */
export interface AddedAccess {
  /** From 1; undefined where the file shows no lines. */
  line: number | undefined;
  gained: Comparison['gained'];
}

export interface ComparedReview {
  kind: 'compared';
  comparison: Comparison;
  riskChanges: RiskChange[];
  /** The comparison as text of several lines. */
  text: string;
  added: AddedAccess[];
  /** Actions that IAM does not have, as sentences. */
  findings: string[];
}

export type ReviewResult =
  | ComparedReview
  /** The documents cannot be compared, so that access may have been added. */
  | { kind: 'problem'; problems: Problem[] }
  /** A change that is not compared, such as that of a trust policy. */
  | { kind: 'note'; note: string };

/** The review of a policy document that changed. */
export interface DocumentReview {
  /** Where it is after the change; before it where the file is deleted. */
  path: string;
  /** Names the document in the file; the empty text where the file is the document. */
  id: string;
  state: 'added' | 'deleted' | 'renamed' | 'changed';
  /** The line of the document, from 1; undefined where the file shows no lines, or is deleted. */
  line: number | undefined;
  /** Why it fails, as `fail-on` says. */
  failures: string[];
  result: ReviewResult;
}

/** `policies/reader.json`, `template.yaml: Reader Policies/read`. */
export function nameReview({ path, id }: Pick<DocumentReview, 'path' | 'id'>): string {
  return id === '' ? path : `${path}: ${id}`;
}

/** A result as text, of a line each for what cannot be read. */
export function describeResult(result: ReviewResult): string {
  if (result.kind === 'note') return showText(result.note);
  if (result.kind === 'problem') return result.problems.map(describeProblem).join('\n');
  const findings = result.findings.map(showText);
  return [...findings, ...(findings.length > 0 ? [''] : []), result.text].join('\n');
}

/** Longer problems are cut. */
const maxProblem = 1000;

/** A problem in one line. */
export function describeProblem({ place, expected, found, remedy }: Problem): string {
  const start = place === '' ? '' : `${place}: `;
  return showTruncated(`${start}expected ${expected}, found ${found}. ${remedy}`, maxProblem);
}
