import type { Change, ChangeAnalysis } from '../history/changes';
import type { Verdict } from '../iam/compare/difference';
import { rankFinding } from '../risk/assess';
import { compareRisk, type RiskChange } from '../risk/compare';
import { listHighRisks } from '../risk/high-risk';
import { readRisks } from '../risk/project-risks';
import { countChange } from './change-size';
import { describeRiskChanges } from './risk';
import { nameFirst, writeChange } from './verdict';

/** Compares the versions of a change and describes the difference. */
export function analyzeChange(change: Change): ChangeAnalysis {
  const comparison = change.access();
  const { verdict, knownVerdict } = comparison;
  return {
    verdict,
    knownVerdict,
    ...writeChange(change, comparison),
    size: countChange(comparison),
    risk: compareRisk(change.before?.statements ?? [], change.version.statements, readRisks()),
  };
}

/** The analysis of a change, from the cache where it has one. */
export function readAnalysis(change: Change): ChangeAnalysis {
  return change.analysis?.() ?? analyzeChange(change);
}

/** The high risks that a change adds, the most severe first. */
export function listHighRisksOf(change: Change): RiskChange[] {
  return listHighRisks(readAnalysis(change).risk, readRisks().catalog);
}

/** The high risks that a change adds, in sentences. */
export function describeHighRisks(change: Change): string {
  return describeRiskChanges(listHighRisksOf(change), readRisks().catalog).join(' ');
}

/** The rank of the most severe high risk that a change adds; undefined where it adds none. */
export function rankChange(change: Change): number | undefined {
  const [first] = listHighRisksOf(change);
  return first && rankFinding(first.finding, readRisks().catalog);
}

/** What a change does to access, with the verdict: `Wider: adds a:Get on all resources.` */
export function summarizeChange(change: Change): string {
  return readAnalysis(change).summary;
}

/** The same without the verdict, to follow a chip: `Adds a:Get on all resources.` */
export function describeChange(change: Change): string {
  return readAnalysis(change).sentence;
}

/** The same to follow a name: `adds a:Get on all resources`, `first version, allows a:Get`. */
export function outlineChange(change: Change): string {
  const sentence = readAnalysis(change).sentence.replace(/\.$/, '');
  const outline = `${sentence.slice(0, 1).toLowerCase()}${sentence.slice(1)}`;
  return change.effect === 'first' ? `${nameFirst(change).toLowerCase()}, ${outline}` : outline;
}

/** The verdict, which counts future actions; a first version is compared with no permissions. */
export function judgeChange(change: Change): Verdict {
  return readAnalysis(change).verdict;
}

/**
 * Whether a version allows exactly what the version before it allows, as many versions do in which
 * AWS only edits identifiers, order or formatting. Lists fold such versions.
 */
export function hasNoEffect(change: Change): boolean {
  return change.before !== undefined && judgeChange(change) === 'same';
}

/** The verdict of pages and feeds: only actions that IAM has or a document names count. */
export function judgeKnownChange(change: Change): Verdict {
  return readAnalysis(change).knownVerdict;
}
