import { compareAccess } from '../iam/compare/compare';
import { intersectPatterns } from '../iam/compare/intersect-patterns';
import type { Condition, Effect, Patterns, Statement } from '../iam/document';
import { coversAction, patternsOverlap } from '../iam/patterns';
import { noCatalog } from './changes';

/** What one statement says of an action, or of some that a pattern stands for. */
export interface StatementMatch {
  effect: Effect;
  /** Index of the statement in its document. */
  statement: number;
  sid: string | undefined;
  /** By its name; by a pattern that stands for it; or by a NotAction that does not list it. */
  by: 'name' | 'wildcard' | 'not-action';
  /** Those of the statement's patterns that speak of it; all that a NotAction leaves out. */
  patterns: string[];
  /** False where it speaks of a part of the pattern that was asked. */
  isWhole: boolean;
  resource: Patterns;
  conditions: Condition[];
}

/**
 * What each statement says of an action or a pattern of actions, in the order of the document.
 * Letter case does not count; `*` and `?` may stand anywhere, on either side.
 */
export function matchStatements(
  statements: readonly Statement[],
  action: string,
): StatementMatch[] {
  return statements.flatMap(({ effect, sid, action: side, resource, conditions }, statement) => {
    const found = matchSide(side, action);
    return found === undefined ? [] : [{ effect, statement, sid, ...found, resource, conditions }];
  });
}

function matchSide(
  { negated, patterns }: Patterns,
  asked: string,
): Pick<StatementMatch, 'by' | 'patterns' | 'isWhole'> | undefined {
  const meeting = patterns.filter((pattern) =>
    patternsOverlap(pattern.toLowerCase(), asked.toLowerCase()),
  );
  const isCovered = meeting.some((pattern) => coversAction(pattern, asked));
  if (negated) {
    if (isCovered) return undefined;
    return { by: 'not-action', patterns, isWhole: meeting.length === 0 };
  }
  if (meeting.length === 0) return undefined;
  const isName = (pattern: string) => pattern.toLowerCase() === asked.toLowerCase();
  return {
    by: meeting.some(isName) ? 'name' : 'wildcard',
    patterns: meeting,
    isWhole: isCovered,
  };
}

/**
 * Whether a document allows an action on some resource, under some conditions: what it allows
 * and does not deny whole. Of a pattern: whether it allows some of it.
 */
export function allowsAction(statements: readonly Statement[], action: string): boolean {
  const sayings = matchStatements(statements, action);
  const allows = sayings.filter(({ effect }) => effect === 'Allow');
  if (allows.length === 0) return false;
  const narrowed = allows.map(({ by, patterns, statement }): Statement => {
    const given = by === 'not-action' ? [action] : patterns.flatMap(meetAsked);
    return { ...(statements[statement] as Statement), action: { negated: false, patterns: given } };
  });
  const denials = statements.filter(({ effect }) => effect === 'Deny');
  const { gained, undecided } = compareAccess([], [...narrowed, ...denials], noCatalog);
  return gained.length + undecided.length > 0;

  function meetAsked(pattern: string): string[] {
    return intersectPatterns(pattern.toLowerCase(), action.toLowerCase()) ?? [action];
  }
}
