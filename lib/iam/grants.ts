import { createBoundedCache } from '../shared/bounded-cache';
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
  return statements.flatMap(listGrantsOf);
}

/** @param index that of the statement in its document */
function listGrantsOf(statement: Statement, index: number): Grant[] {
  return listPatterns(statement.action).flatMap((action) =>
    listPatterns(statement.resource).map((resource) => ({
      effect: statement.effect,
      action,
      actionNegated: statement.action.negated,
      resource,
      resourceNegated: statement.resource.negated,
      conditions: statement.conditions,
      statement: index,
    })),
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

/**
 * The grants of `after` that `before` does not have, by `getGrantKey`, without repetition. Statements
 * that both have are skipped: versions of a policy share most of them.
 */
export function subtractGrants(after: readonly Statement[], before: readonly Statement[]): Grant[] {
  const shared = new Set(before);
  const found = new Map<string, Grant>();
  for (const [index, statement] of after.entries()) {
    if (shared.has(statement)) continue;
    for (const grant of listGrantsOf(statement, index)) {
      const key = getGrantKey(grant);
      if (!found.has(key) && !before.some((each) => readKeys(each).has(key))) found.set(key, grant);
    }
  }
  return [...found.values()];
}

/** A statement is compared in both directions, and with the next versions. */
const cacheKeys = createBoundedCache<Statement, ReadonlySet<string>>(50_000, countKeys);

function readKeys(statement: Statement): ReadonlySet<string> {
  return cacheKeys(statement, () => new Set(listGrantsOf(statement, 0).map(getGrantKey)));
}

function countKeys({ size }: ReadonlySet<string>): number {
  return 1 + size;
}

/**
 * The action patterns that statements of `after` with an effect name and none of `before` does, as they
 * are written first; of a negated list as a text.
 */
export function subtractActions(
  after: readonly Statement[],
  before: readonly Statement[],
  effect: Effect,
): string[] {
  const shared = new Set(before);
  const known = before.filter((each) => each.effect === effect);
  const found = new Map<string, string>();
  for (const statement of after) {
    if (statement.effect !== effect || shared.has(statement)) continue;
    for (const action of nameActions(statement)) {
      const key = action.toLowerCase();
      if (!found.has(key) && !known.some((each) => readActions(each).has(key))) {
        found.set(key, action);
      }
    }
  }
  return [...found.values()];
}

const cacheActions = createBoundedCache<Statement, ReadonlySet<string>>(50_000, countKeys);

function readActions(statement: Statement): ReadonlySet<string> {
  return cacheActions(
    statement,
    () => new Set(nameActions(statement).map((action) => action.toLowerCase())),
  );
}

function nameActions({ action }: Statement): string[] {
  return listPatterns(action).map((each) =>
    formatGrantAction({ action: each, actionNegated: action.negated }),
  );
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
export function formatGrantAction({
  action,
  actionNegated,
}: Pick<Grant, 'action' | 'actionNegated'>): string {
  return actionNegated ? `everything but ${action}` : action;
}
