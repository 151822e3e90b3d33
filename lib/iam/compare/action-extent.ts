import type { Rule } from '../evaluate/rules';
import { coversPattern, isPattern, patternsMeet } from '../patterns';
import type { Sides, Tools } from './comparison-sides';
import { expandAction } from './known';
import { listOverlaps, meetAll, shorten, unique } from './pieces';
import { dropInner, type ResourceDifferences } from './resource-differences';
import { isOverServices } from './seriousness';

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
  tools.effort.spend(patterns.length + 200);
  const named = patterns.filter(
    (each) => !isPattern(each) && !folded.has(each) && coversPattern(pattern, each),
  );
  return [...listed, ...unique(named).map(tools.spell)];
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
  const { effort, catalog, fillAction, spell } = tools;
  // Only what these match, or leave out, can be an exception.
  const rules = [
    ...sides.mine.deniesOf(pattern),
    ...sides.other.allowsOf(pattern),
    ...sides.other.deniesOf(pattern),
    rule,
  ];
  // An action that IAM has is listed by itself where the pattern is one service's.
  const listed = new Set(
    isOverServices(pattern) ? [] : expandAction(pattern, catalog).map((each) => each.toLowerCase()),
  );
  const marked = rules.flatMap(({ action }) => action.marked);
  const exceptions: string[] = [];
  const nested: string[] = [];
  for (const inner of listInner(rules, pattern, tools)) {
    if (listed.has(inner)) continue;
    const met = meetAll([pattern], [inner], effort.meet);
    const parts = met && shorten(met, marked)?.filter(isAction);
    if (parts === undefined || !effort.spend(5 + parts.length * 20)) {
      return { exceptions: dropInner(exceptions).map(spell), nested, isComplete: false };
    }
    // A part that differs alike is described as well, since the exception leaves it out.
    if (parts.some((part) => find(fillAction(part)).id !== found.id)) {
      exceptions.push(inner);
      nested.push(...parts);
    }
  }
  // Each is held against each other one.
  effort.spend(exceptions.length ** 2);
  return { exceptions: dropInner(exceptions).map(spell), nested, isComplete: true };
}

/** Patterns of rules that overlap with a pattern, and overlaps of what NotAction lists leave out. */
function listInner(rules: readonly Rule[], pattern: string, { effort }: Tools): readonly string[] {
  const lists = rules.map((rule) => ({
    isNegated: rule.action.isNegated,
    patterns: unique(rule.actionsOf(pattern)).filter(
      (each) => effort.spend(1) && !coversPattern(each, pattern) && patternsMeet(each, pattern),
    ),
  }));
  const named = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [] : patterns));
  const left = lists.flatMap(({ isNegated, patterns }) => (isNegated ? [patterns] : []));
  return left.length === 0 ? unique(named) : listOverlaps([unique(named), ...left], effort.meet);
}

/** Whether no action that IAM has shows a difference of a pattern over services. */
export function isFuture(pattern: string, { tools, find }: ExtentTools): boolean {
  const { catalog, effort } = tools;
  if (catalog.allServices === undefined) return false;
  const differs = (action: string) =>
    coversPattern(pattern, action.toLowerCase()) && !find(action.toLowerCase()).isEmpty;
  const lists = catalog.allServices.map(catalog.listActions);
  // Most patterns differ in the first actions that are looked at.
  return !(
    lists.some(([first]) => first !== undefined && differs(first)) ||
    lists.some((actions) => !effort.spend(actions.length) || actions.some(differs))
  );
}
