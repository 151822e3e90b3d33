import { compareAccess, compareExtent, noCatalog } from '../iam/compare/compare';
import { intersectPatterns } from '../iam/compare/intersect-patterns';
import type { Condition, Effect, Patterns, Statement } from '../iam/document';
import { coversAction, patternsOverlap } from '../iam/patterns';

/** A statement that covers an action, or some of the actions that a pattern matches. */
export interface StatementMatch {
  effect: Effect;
  /** Index of the statement in its document. */
  statement: number;
  sid: string | undefined;
  /** Whether it has the name, a pattern that matches it, or a NotAction that does not list it. */
  by: 'name' | 'wildcard' | 'not-action';
  /** The statement's patterns that match the action; for a NotAction, all of them. */
  patterns: string[];
  /** False where the statement covers only some of the actions of the given pattern. */
  isWhole: boolean;
  resource: Patterns;
  conditions: Condition[];
}

/**
 * The statements that cover an action or a pattern of actions, in the order of the document.
 * Letter case is ignored; `*` and `?` may occur anywhere, in the given pattern too.
 */
export function matchStatements(
  statements: readonly Statement[],
  action: string,
): StatementMatch[] {
  return statements.flatMap(({ effect, sid, action: side, resource, conditions }, statement) => {
    const match = matchPatterns(side, action);
    return match === undefined ? [] : [{ effect, statement, sid, ...match, resource, conditions }];
  });
}

function matchPatterns(
  { negated, patterns }: Patterns,
  action: string,
): Pick<StatementMatch, 'by' | 'patterns' | 'isWhole'> | undefined {
  const matching = patterns.filter((pattern) =>
    patternsOverlap(pattern.toLowerCase(), action.toLowerCase()),
  );
  const isCovered = matching.some((pattern) => coversAction(pattern, action));
  if (negated) {
    if (isCovered) return undefined;
    return { by: 'not-action', patterns, isWhole: matching.length === 0 };
  }
  if (matching.length === 0) return undefined;
  const isName = (pattern: string) => pattern.toLowerCase() === action.toLowerCase();
  return {
    by: matching.some(isName) ? 'name' : 'wildcard',
    patterns: matching,
    isWhole: isCovered,
  };
}

/**
 * Whether a document allows an action on some resource, under some conditions, and does not deny
 * all of that. For a pattern: whether it allows some of the actions that the pattern matches.
 */
export function allowsAction(statements: readonly Statement[], action: string): boolean {
  const matches = matchStatements(statements, action);
  const denials = matches
    .filter(({ effect }) => effect === 'Deny')
    .map(({ statement }) => statements[statement] as Statement);
  return matches
    .filter(({ effect }) => effect === 'Allow')
    .toSorted((a, b) => a.conditions.length - b.conditions.length)
    .some((match) => {
      if (denials.length === 0 && isObviouslyAllowed(match)) return true;
      const allowed =
        match.by === 'not-action' ? [action] : match.patterns.flatMap(intersectAction);
      const own = statements[match.statement] as Statement;
      return allowsAny([{ ...own, action: { negated: false, patterns: allowed } }, ...denials]);
    });

  function intersectAction(pattern: string): string[] {
    return intersectPatterns(pattern.toLowerCase(), action.toLowerCase()) ?? [action];
  }
}

/**
 * Whether a statement certainly allows something, which needs no comparison: each of its conditions
 * has another key and accepts a text, and nothing depends on variables. Most conditions are such.
 */
function isObviouslyAllowed({ resource, conditions }: StatementMatch): boolean {
  if (resource.negated || conditions.length === 0) return !resource.negated;
  const keys = new Set(conditions.map(({ key }) => key.toLowerCase()));
  const texts = [resource.patterns, ...conditions.map(({ values }) => values)];
  return (
    keys.size === conditions.length &&
    conditions.every(({ operator }) => acceptsText.test(operator)) &&
    texts.every((list) => list.length > 0 && !list.some((text) => text.includes('${')))
  );
}

const acceptsText = /^(ForAllValues:|ForAnyValue:)?String(Equals|Like)(IfExists)?$/i;

/** Whether a document allows anything, or a limit was reached before that was decided. */
function allowsAny(statements: readonly Statement[]): boolean {
  return (
    compareExtent([], statements).more ||
    compareAccess([], statements, noCatalog).undecided.length > 0
  );
}
