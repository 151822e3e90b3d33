import { groupByJsonKey } from '../shared/collections';
import type { Condition, Effect, Statement } from './document';

/**
 * What one statement gives: effect × action pattern × resource pattern × conditions.
 * A negated side (`NotAction`, `NotResource`) cannot be taken apart and stays one pattern set.
 */
export interface Grant {
  effect: Effect;
  action: string;
  /** True where `action` lists what the grant leaves out, joined by ", ". */
  actionNegated: boolean;
  resource: string;
  /** True where `resource` lists what the grant leaves out, joined by ", ". */
  resourceNegated: boolean;
  conditions: Condition[];
  /** Index of the statement in its document. */
  statement: number;
}

/** Takes statements apart into grants, in the order of the document. */
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
 * A text that two grants share exactly when they give the same: letter case of actions and
 * condition keys, order of conditions and of their values do not count, nor does the Sid.
 */
export function getGrantKey(grant: Grant): string {
  const action = grant.action.toLowerCase();
  // The lengths say where one part ends, whatever stands in it.
  const lengths = `${action.length} ${grant.resource.length}`;
  const kind = `${grant.effect} ${grant.actionNegated} ${grant.resourceNegated}`;
  return `${kind} ${lengths} ${action}${grant.resource}${getConditionsKey(grant.conditions)}`;
}

/** Every grant of a statement has its conditions, and every comparison asks for their key. */
const conditionKeys = new WeakMap<readonly Condition[], string>();

/**
 * A text that two sets of conditions share exactly when they ask the same. Worked out once
 * for a list, which must not change.
 */
export function getConditionsKey(conditions: readonly Condition[]): string {
  if (conditions.length === 0) return '[]';
  const known = conditionKeys.get(conditions);
  if (known !== undefined) return known;
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

/** The grants of `after` that `before` does not have, by `keyGrant`, each once. */
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

/** A list is subtracted from another, and the other from it; a version's from two neighbours. */
const grantKeys = new WeakMap<readonly Grant[], readonly string[]>();

function listKeys(grants: readonly Grant[]): readonly string[] {
  const keys = grantKeys.get(grants) ?? grants.map(getGrantKey);
  grantKeys.set(grants, keys);
  return keys;
}

/** Actions that are granted alike: same effect, same resources, same conditions. */
export interface GrantGroup {
  effect: Effect;
  actions: string[];
  resources: string[];
  /** True where `resources` are what the grants leave out. */
  resourceNegated: boolean;
  conditions: Condition[];
}

/** Puts grants together that differ only in action, then those that differ only in resource. */
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

/** An action as a grant gives it; a negated one says so. */
export function formatGrantAction({ action, actionNegated }: Grant): string {
  return actionNegated ? `everything but ${action}` : action;
}
