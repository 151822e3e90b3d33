import type { Rule } from '../evaluate/rules';
import { coversPattern, isPattern, patternsOverlap } from '../patterns';
import { coversSeveralServices } from './access-levels';
import type { Sides, Tools } from './comparison-sides';
import { expandAction } from './expand-action';
import { addShortForms, intersectAll, listOverlaps, unique } from './pattern-parts';
import { dropCoveredPatterns, type ResourceDifferences } from './resource-differences';

/** Which actions of a pattern a difference is about. */
export interface ExtentTools {
  sides: Sides;
  tools: Tools;
  /** The resources that differ for an action in lower case. */
  find: (action: string) => ResourceDifferences;
}

/** Whether a pattern can match an action: both its prefix and its name have a character at least. */
export function isAction(pattern: string): boolean {
  return pattern === '*' || /^[^:]+:./.test(pattern);
}

/** Actions of one service that IAM has or that a document names. */
export function listKnownActions(pattern: string, { sides, tools }: ExtentTools): string[] {
  const listed = expandAction(pattern, tools.catalog);
  const folded = new Set(listed.map((action) => action.toLowerCase()));
  const rules = [sides.mine, sides.other].flatMap(({ allowsOf, deniesOf }) => [
    ...allowsOf(pattern),
    ...deniesOf(pattern),
  ]);
  const patterns = rules.flatMap((rule) => rule.actionsOf(pattern));
  tools.budget.spend(patterns.length + 200);
  const named = patterns.filter(
    (each) => !isPattern(each) && !folded.has(each) && coversPattern(pattern, each),
  );
  return [...listed, ...unique(named).map(tools.findWrittenForm)];
}

export interface ActionExceptions {
  /** Patterns within a pattern for which the difference is another one, or none. */
  exceptions: string[];
  /** Parts of the pattern that are to be described by themselves. */
  nested: string[];
  /** False where listing them takes too much. */
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
  // Only what these match, or leave out, can be an exception.
  const rules = [
    ...sides.mine.deniesOf(pattern),
    ...sides.other.allowsOf(pattern),
    ...sides.other.deniesOf(pattern),
    rule,
  ];
  // An action that IAM has is listed by itself where the pattern is one service's.
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
    // A part that differs alike is described as well, since the exception leaves it out.
    if (parts.some((part) => find(fillAction(part)).id !== found.id)) {
      exceptions.push(inner);
      nested.push(...parts);
    }
  }
  // Each is held against each other one.
  budget.spend(exceptions.length ** 2);
  return {
    exceptions: dropCoveredPatterns(exceptions).map(findWrittenForm),
    nested,
    isComplete: true,
  };
}

/** Patterns of rules that overlap with a pattern, and overlaps of what NotAction lists leave out. */
function listOverlappingPatterns(
  rules: readonly Rule[],
  pattern: string,
  { budget }: Tools,
): readonly string[] {
  const lists = rules.map((rule) => ({
    isNegated: rule.action.isNegated,
    patterns: unique(rule.actionsOf(pattern)).filter(
      (each) => budget.spend(1) && !coversPattern(each, pattern) && patternsOverlap(each, pattern),
    ),
  }));
  const named = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [] : patterns));
  const left = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [patterns] : []));
  return left.length === 0
    ? unique(named)
    : listOverlaps([unique(named), ...left], budget.intersect);
}

/** Whether no action that IAM has shows a difference of a pattern over services. */
export function isFuture(pattern: string, { tools, find }: ExtentTools): boolean {
  const { catalog, budget } = tools;
  if (catalog.allServices === undefined) return false;
  const differs = (action: string) =>
    coversPattern(pattern, action.toLowerCase()) && !find(action.toLowerCase()).isEmpty;
  const lists = catalog.allServices.map(catalog.listActions);
  // Most patterns differ in the first actions that are looked at.
  return !(
    lists.some(([first]) => first !== undefined && differs(first)) ||
    lists.some((actions) => !budget.spend(actions.length) || actions.some(differs))
  );
}
