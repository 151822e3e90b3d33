import type { Rule } from '../evaluate/rules';
import { patternsMeet } from '../patterns';
import { unique } from './pieces';

/** The action patterns of a rule; those of NotAction are one text. */
export function listActions({ action: { isNegated, patterns } }: Rule): readonly string[] {
  return isNegated ? [JSON.stringify([...patterns].sort())] : unique(patterns);
}

/**
 * Tells whether some rules have a grant as it is: an action pattern of a rule on all resource
 * patterns of it, under the same conditions.
 */
export function indexGrants(rules: readonly Rule[]): (rule: Rule, action: string) => boolean {
  let named: ReturnType<typeof groupByScope> | undefined;
  return ({ scopes }, action) => {
    // Documents that have all statements in common need no index.
    named ??= groupByScope(rules);
    const known = named;
    return scopes.every((scope) => known.get(scope)?.some((actions) => actions.has(action)));
  };
}

function groupByScope(rules: readonly Rule[]): Map<string, ReadonlySet<string>[]> {
  const named = new Map<string, ReadonlySet<string>[]>();
  for (const rule of rules) {
    const actions = new Set(listActions(rule));
    for (const scope of rule.scopes) named.set(scope, [...(named.get(scope) ?? []), actions]);
  }
  return named;
}

/** The rules that are not among some others. */
export function dropShared(rules: readonly Rule[], others: readonly Rule[]): readonly Rule[] {
  const known = new Set(others);
  return rules.filter((rule) => !known.has(rule));
}

/** Whether a rule can match an action of a pattern. */
export function mayMatch({ action }: Rule, pattern: string): boolean {
  return action.isNegated || action.patterns.some((each) => patternsMeet(each, pattern));
}
