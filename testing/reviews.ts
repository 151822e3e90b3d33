import type { Comparison, Difference, Verdict } from '../lib/iam/compare/difference';
import type { AddedAccess, DocumentReview } from '../lib/review/report/document-review';
import type { RiskChange } from '../lib/risk/compare';
import { buildDifference } from './builders';

interface Written {
  verdict?: Verdict;
  knownVerdict?: Verdict;
  gained?: Difference[];
  lost?: Difference[];
  undecided?: Comparison['undecided'];
  riskChanges?: RiskChange[];
  added?: AddedAccess[];
  findings?: string[];
  text?: string;
  problem?: string;
  note?: string;
  review?: Partial<Omit<DocumentReview, 'result'>>;
}

/** A review of a document: a problem, a note, or a comparison. */
export function buildReview(written: Written): DocumentReview {
  const base = { path: 'a.json', id: '', state: 'changed' as const, line: 1, failures: [] };
  return { ...base, ...written.review, result: buildResult(written) };
}

function buildResult(written: Written): DocumentReview['result'] {
  const { problem, note, verdict = 'same', knownVerdict = verdict } = written;
  if (note !== undefined) return { kind: 'note', note };
  if (problem !== undefined) {
    const problems = [{ place: '/a', expected: 'b', found: problem, remedy: 'Correct it.' }];
    return { kind: 'problem', problems };
  }
  const { gained = [], lost = [], undecided = [], riskChanges = [], added = [] } = written;
  return {
    kind: 'compared',
    comparison: { verdict, knownVerdict, gained, lost, undecided },
    riskChanges,
    added,
    findings: written.findings ?? [],
    text: written.text ?? 'Text',
  };
}

/** Access to an action on all resources that a line adds. */
export function buildAdded(line: number | undefined, action = 's3:PutObject'): AddedAccess {
  return {
    line,
    gained: [buildDifference(action, { accessLevels: ['Write'], levels: { Write: 1 } })],
  };
}
