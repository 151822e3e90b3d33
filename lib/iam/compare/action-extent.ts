import type { Rule } from '../evaluate/rules';
import { coversPattern, isPattern, patternsOverlap } from '../patterns';
import { coversSeveralServices } from './access-levels';
import type { Sides, Tools } from './comparison-sides';
import { expandAction } from './expand-action';
import { addShortForms, intersectAll, listOverlaps, unique } from './pattern-parts';
import { dropCoveredPatterns, type ResourceDifferences } from './resource-differences';

/** The state of a comparison that decides which actions of a pattern a difference has. */
export interface ExtentTools {
  sides: Sides;
  tools: Tools;
  /** The resources on which an action, in lower case, differs. */
  find: (action: string) => ResourceDifferences;
}

/** Whether a pattern can match actions: their prefix and name have at least one character. */
export function isAction(pattern: string): boolean {
  return pattern === '*' || /^[^:]+:./.test(pattern);
}

/** The actions of a pattern of one service that IAM has or that a document names. */
export function listKnownActions(pattern: string, { sides, tools }: ExtentTools): string[] {
  const listed = expandAction(pattern, tools.catalog);
  const folded = new Set(listed.map((action) => action.toLowerCase()));
  const rules = [sides.mine, sides.other].flatMap(({ allowsOf, deniesOf }) => [
    ...allowsOf(pattern),
    ...deniesOf(pattern),
  ]);
  const patterns = rules.flatMap(({ action }) => action.patternsOf(pattern));
  tools.budget.spend(patterns.length + 200);
  const named = patterns.filter(
    (each) => !isPattern(each) && !folded.has(each) && coversPattern(pattern, each),
  );
  return [...listed, ...unique(named).map(tools.findWrittenForm)];
}

export interface ActionExceptions {
  /** Patterns within the pattern that do not have the difference. */
  exceptions: string[];
  /** Parts of the pattern with other differences, which have to be described separately. */
  nested: string[];
  /** False where a limit of the comparison was reached. */
  isComplete: boolean;
}

export function listActionExceptions(
  rule: Rule,
  pattern: string,
  found: ResourceDifferences,
  { sides, tools, find }: ExtentTools,
): ActionExceptions {
  if (found.isEmpty) return { exceptions: [], nested: [], isComplete: true };
  const { budget, catalog, fillAction, findWrittenForm } = tools;
  // Only patterns of these rules can be exceptions.
  const rules = [
    ...sides.mine.deniesOf(pattern),
    ...sides.other.allowsOf(pattern),
    ...sides.other.deniesOf(pattern),
    rule,
  ];
  // Actions of one service that IAM has are compared individually.
  const listed = new Set(
    coversSeveralServices(pattern)
      ? []
      : expandAction(pattern, catalog).map((each) => each.toLowerCase()),
  );
  const marked = rules.flatMap(({ action }) => action.questionMarkPatterns);
  const exceptions: string[] = [];
  const nested: string[] = [];
  for (const inner of listOverlappingPatterns(rules, pattern, tools)) {
    if (listed.has(inner)) continue;
    const overlaps = intersectAll([pattern], [inner], budget.intersect);
    const parts = overlaps && addShortForms(overlaps, marked)?.filter(isAction);
    if (parts === undefined || !budget.spend(5 + parts.length * 20)) {
      return {
        exceptions: dropCoveredPatterns(exceptions).map(findWrittenForm),
        nested,
        isComplete: false,
      };
    }
    // All parts of an exception are described, including those with the same difference.
    if (parts.some((part) => find(fillAction(part)).id !== found.id)) {
      exceptions.push(inner);
      nested.push(...parts);
    }
  }
  // `dropCoveredPatterns` compares each pattern with each other one.
  budget.spend(exceptions.length ** 2);
  return {
    exceptions: dropCoveredPatterns(exceptions).map(findWrittenForm),
    nested,
    isComplete: true,
  };
}

/** The patterns of rules that overlap with a pattern, and the overlaps of NotAction lists. */
function listOverlappingPatterns(
  rules: readonly Rule[],
  pattern: string,
  { budget }: Tools,
): readonly string[] {
  const lists = rules.map(({ action }) => ({
    isNegated: action.isNegated,
    patterns: unique(action.patternsOf(pattern)).filter(
      (each) => budget.spend(1) && !coversPattern(each, pattern) && patternsOverlap(each, pattern),
    ),
  }));
  const named = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [] : patterns));
  const excluded = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [patterns] : []));
  return excluded.length === 0
    ? unique(named)
    : listOverlaps([unique(named), ...excluded], budget.intersect);
}

/** Whether no action that IAM has today has the difference of a pattern of several services. */
export function isFuture(pattern: string, { tools, find }: ExtentTools): boolean {
  const { catalog, budget } = tools;
  if (catalog.allServices === undefined) return false;
  const differs = (action: string) =>
    coversPattern(pattern, action.toLowerCase()) && !find(action.toLowerCase()).isEmpty;
  const lists = catalog.allServices.map(catalog.listActions);
  // The first action of a service mostly decides.
  return !(
    lists.some(([first]) => first !== undefined && differs(first)) ||
    lists.some((actions) => !budget.spend(actions.length) || actions.some(differs))
  );
}
