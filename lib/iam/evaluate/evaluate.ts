import type { Access } from './access';
import { isSatisfied, isUnknownOperator } from './conditions';
import { encodeText } from './policy-variables';
import { type Rule, resolveRule } from './rules';

/** The values of a request's context keys; null, or no entry, where a key is absent. */
export type RequestContext = Readonly<Record<string, string | readonly string[] | null>>;

export interface Request {
  action: string;
  resource: string;
  context: RequestContext;
}

/** The result of IAM's evaluation of one identity policy. */
export type Decision = 'allowed' | 'explicitDeny' | 'implicitDeny';

/**
 * Evaluates a request against the statements of one identity policy. It is allowed if a statement
 * allows it and none denies it. Source: IAM User Guide, "Policy evaluation logic".
 */
export function evaluateAccess(access: Access, request: Request): Decision {
  const action = request.action.toLowerCase();
  const resource = encodeText(request.resource);
  const context = readContext(request.context);
  const applies = (rule: Rule) => doesApply(rule, action, resource, context);
  if (access.deniesOf(action).some(applies)) return 'explicitDeny';
  return access.allowsOf(action).some(applies) ? 'allowed' : 'implicitDeny';
}

type Context = ReadonlyMap<string, readonly string[]>;

function readContext(context: RequestContext): Context {
  return new Map(
    Object.entries(context).flatMap(([key, value]): [string, string[]][] => {
      if (value === null) return [];
      const values = typeof value === 'string' ? [value] : value;
      // A key without values is absent.
      return values.length === 0 ? [] : [[key.toLowerCase(), values.map(encodeText)]];
    }),
  );
}

function doesApply(rule: Rule, action: string, resource: string, context: Context): boolean {
  if (!rule.action.matches(action)) return false;
  // A variable has a value only where its key has exactly one.
  const { resource: matcher, conditions } = resolveRule(rule, (key) => {
    const values = context.get(key);
    return values?.length === 1 ? values[0] : undefined;
  });
  return (
    matcher.matches(resource) &&
    conditions.every(
      (each) => !isUnknownOperator(each.key) && isSatisfied(each, context.get(each.key)),
    )
  );
}
