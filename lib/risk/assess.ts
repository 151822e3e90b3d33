import type { Statement } from '../iam/document';
import { compareText } from '../shared/collections';
import { type RiskCatalog, type RiskEntry, riskCategories } from './catalog';
import { haveCommonResources } from './common-resources';
import { type AllowedAction, gradeAction } from './grade';
import { buildStatementsKey, type StatementsByAction, splitByAction } from './restrict';
import type { RequiredAction } from './types';

/**
 * How far a document makes an entry of the risk catalog possible: without limits; limited by
 * resources or conditions; or only together with something that the policy does not give.
 */
export type RiskGrade = 'unrestricted' | 'limited' | 'indirect';

/** The grades, the most severe first. */
export const riskGrades: readonly RiskGrade[] = ['unrestricted', 'limited', 'indirect'];

/** An entry of the risk catalog that a document makes possible. Plain data. */
export interface RiskFinding {
  /** The id of the entry. */
  entry: string;
  grade: RiskGrade;
  /** How far each action of the entry is allowed, in the order of the entry. */
  actions: AllowedAction[];
}

/** Grades documents, with a cache, because versions of a policy share most statements. */
export interface RiskAssessor {
  /** What a document makes possible, the most severe first; cached by the list of statements. */
  assess: (statements: readonly Statement[]) => RiskFinding[];
  split: (statements: readonly Statement[]) => StatementsByAction;
}

/** More grades than the longest policy needs; beyond it they are removed. */
const maxCached = 20_000;

/** @param max the maximum number of grades in the cache */
export function createRiskAssessor(catalog: RiskCatalog, max = maxCached): RiskAssessor {
  const graded = new Map<string, AllowedAction | undefined>();
  const grade = (statements: readonly Statement[], required: RequiredAction) => {
    const { action, passedTo } = required;
    const resources = catalog.listResources(action);
    const key = JSON.stringify([resources, passedTo, buildStatementsKey(statements)]);
    if (!graded.has(key)) {
      if (graded.size >= max) graded.clear();
      graded.set(key, gradeAction(statements, required, resources));
    }
    const found = graded.get(key);
    return found && { ...found, action };
  };
  const split = (statements: readonly Statement[]) => splitByAction(statements, catalog);
  const assess = (statements: readonly Statement[]) => {
    const byAction = split(statements);
    return catalog.entries
      .flatMap((entry) => assessEntry(entry, byAction, catalog, grade) ?? [])
      .sort((a, b) => compareFindings(a, b, catalog));
  };
  // A version is compared with the version before it, with the one after it, and by itself.
  const assessed = new WeakMap<readonly Statement[], readonly RiskFinding[]>();
  return {
    split,
    assess: (statements) => {
      const findings = assessed.get(statements) ?? assess(statements);
      assessed.set(statements, findings);
      return [...findings];
    },
  };
}

type GradeAction = (
  statements: readonly Statement[],
  required: RequiredAction,
) => AllowedAction | undefined;

function assessEntry(
  { id, needs, requires }: RiskEntry,
  byAction: StatementsByAction,
  catalog: RiskCatalog,
  grade: GradeAction,
): RiskFinding | undefined {
  if (!requires.every(({ action }) => byAction.has(action))) return undefined;
  const actions: AllowedAction[] = [];
  for (const required of requires) {
    const allowed = grade(byAction.get(required.action) as readonly Statement[], required);
    if (allowed === undefined) return undefined;
    actions.push(allowed);
  }
  if (!haveCommonResources(requires, actions, byAction, catalog)) return undefined;
  return { entry: id, grade: findGrade(needs, actions), actions };
}

function findGrade(needs: readonly string[], actions: readonly AllowedAction[]): RiskGrade {
  if (needs.length > 0) return 'indirect';
  return actions.every(({ isUnrestricted }) => isUnrestricted) ? 'unrestricted' : 'limited';
}

/** By grade, category and limits; then by id. */
export function compareFindings(a: RiskFinding, b: RiskFinding, catalog: RiskCatalog): number {
  return rankFinding(a, catalog) - rankFinding(b, catalog) || compareText(a.entry, b.entry);
}

/** The lower, the more severe: by grade, then category, then limits. */
export function rankFinding({ entry, grade, actions }: RiskFinding, catalog: RiskCatalog): number {
  const isLimited = actions.some(({ isUnrestricted }) => !isUnrestricted);
  return (
    riskGrades.indexOf(grade) * 100 +
    riskCategories.indexOf(catalog.findEntry(entry).category) * 2 +
    Number(isLimited)
  );
}
