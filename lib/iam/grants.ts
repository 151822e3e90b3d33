import { groupByJsonKey } from '../shared/collections';
import type { Condition, Effect, Statement } from './document';

/**
 * One combination of a statement's action patterns and resource patterns, with its effect and
 * conditions. A negated list (`NotAction`, `NotResource`) is one item.
 */
export interface Grant {
  effect: Effect;
  action: string;
  /** Whether `action` is a list of excluded actions, joined by ", ". */
  actionNegated: boolean;
  resource: string;
  /** Whether `resource` is a list of excluded resources, joined by ", ". */
  resourceNegated: boolean;
  conditions: Condition[];
  /** Index of the statement in its document. */
  statement: number;
}

/** The grants of statements, in the order of the document. */
export function listGrants(statements: readonly Statement[]): Grant[] {
  return statements.flatMap((statement, index) =>
    listPatterns(statement.action).flatMap((action) =>
      listPatterns(statement.resource).map((resource) => ({
        effect: statement.effect,
        action,
        actionNegated: statement.action.negated,
        resource,
        resourceNegated: statement.resource.negated,
        conditions: statement.conditions,
        statement: index,
      })),
    ),
  );
}

function listPatterns({ negated, patterns }: { negated: boolean; patterns: string[] }): string[] {
  return negated ? [[...patterns].sort().join(', ')] : patterns;
}

/**
 * A key that grants share exactly when they have the same meaning. Letter case of actions and
 * condition keys, the order of conditions and of their values, and the Sid do not matter.
 */
export function getGrantKey(grant: Grant): string {
  const action = grant.action.toLowerCase();
  // The lengths delimit the parts, whatever characters they contain.
  const lengths = `${action.length} ${grant.resource.length}`;
  const kind = `${grant.effect} ${grant.actionNegated} ${grant.resourceNegated}`;
  return `${kind} ${lengths} ${action}${grant.resource}${getConditionsKey(grant.conditions)}`;
}

/** All grants of a statement share a list of conditions, and every comparison needs its key. */
const conditionKeys = new WeakMap<readonly Condition[], string>();

/**
 * A key that lists of conditions share exactly when they have the same meaning. It is cached by
 * list, which must not be modified.
 */
export function getConditionsKey(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '[]';
  const cached = conditionKeys.get(conditions);
  if (cached !== undefined) return cached;
  const key = formatConditions(conditions);
  conditionKeys.set(conditions, key);
  return key;
}

function formatConditions(conditions: readonly Condition[]): string {
  return JSON.stringify(
    conditions
      .map(({ operator, key, values }) => [operator, key.toLowerCase(), [...values].sort()])
      .map((condition) => JSON.stringify(condition))
      .sort(),
  );
}

/** The grants of `after` that are not in `before`, by `getGrantKey`, without repetition. */
export function subtractGrants(after: readonly Grant[], before: readonly Grant[]): Grant[] {
  const known = new Set(listKeys(before));
  const keys = listKeys(after);
  return after.filter((_, index) => {
    const key = keys[index] as string;
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

/** The same list is subtracted in both directions, and compared with two neighboring versions. */
const grantKeys = new WeakMap<readonly Grant[], readonly string[]>();

function listKeys(grants: readonly Grant[]): readonly string[] {
  const keys = grantKeys.get(grants) ?? grants.map(getGrantKey);
  grantKeys.set(grants, keys);
  return keys;
}

/** Actions with the same effect, resources and conditions. */
export interface GrantGroup {
  effect: Effect;
  actions: string[];
  resources: string[];
  /** Whether `resources` are excluded resources. */
  resourceNegated: boolean;
  conditions: Condition[];
}

/** Groups grants that differ only in action, then groups that differ only in resource. */
export function groupGrants(grants: readonly Grant[]): GrantGroup[] {
  const byResource = groupByJsonKey(grants, getScopeKey).map((alike): GrantGroup => {
    const [{ effect, resource, resourceNegated, conditions }] = alike;
    const actions = [...new Set(alike.map(formatGrantAction))];
    return { effect, actions, resources: [resource], resourceNegated, conditions };
  });
  return groupByJsonKey(byResource, getActionsKey).map((alike) => ({
    ...alike[0],
    resources: alike.flatMap(({ resources }) => resources),
  }));
}

function getScopeKey({ effect, resource, resourceNegated, conditions }: Grant): unknown {
  return [effect, resourceNegated, resource, getConditionsKey(conditions)];
}

function getActionsKey({ effect, actions, resourceNegated, conditions }: GrantGroup): unknown {
  return [effect, resourceNegated, [...actions].sort(), getConditionsKey(conditions)];
}

/** The action of a grant in words. */
export function formatGrantAction({ action, actionNegated }: Grant): string {
  return actionNegated ? `everything but ${action}` : action;
}
