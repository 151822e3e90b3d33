import { groupByJsonKey } from '../shared/collections';
import type { Condition, Effect } from './document';
import { type Grant, getConditionsKey } from './grants';

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
