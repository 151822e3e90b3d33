import type { Rule } from '../evaluate/rules';
import { patternsOverlap } from '../patterns';
import { unique } from './pattern-parts';

/** The action patterns of a rule; `*` for NotAction. */
export function listActions({ action: { isNegated, patterns } }: Rule): readonly string[] {
  return isNegated ? ['*'] : unique(patterns);
}

/**
 * Whether some rules have, literally, an action pattern of another rule on all of its resource
 * patterns under the same conditions.
 */
export function haveGrant(rules: readonly Rule[], { action, scopes }: Rule, pattern: string) {
  const alike = rules.filter((each) =>
    action.isNegated ? isSame(each.action, action) : hasPattern(each.action, pattern),
  );
  return scopes.every((scope) => alike.some((each) => each.scopes.includes(scope)));
}

function hasPattern({ isNegated, has }: Rule['action'], pattern: string): boolean {
  return !isNegated && has(pattern);
}

function isSame(a: Rule['action'], b: Rule['action']): boolean {
  return (
    a.isNegated === b.isNegated &&
    a.patterns.every((pattern) => b.has(pattern)) &&
    b.patterns.every((pattern) => a.has(pattern))
  );
}

/** The rules that are not among the others. */
export function dropShared(rules: readonly Rule[], others: readonly Rule[]): readonly Rule[] {
  const known = new Set(others);
  return rules.filter((rule) => !known.has(rule));
}

/** Whether a rule can match an action of a pattern. */
export function mayMatch({ action }: Rule, pattern: string): boolean {
  return action.isNegated || action.patterns.some((each) => patternsOverlap(each, pattern));
}
