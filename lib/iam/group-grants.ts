import type { Condition, Effect } from './document';
import { type Grant, keyConditions } from './grants';

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
  const byResource = collect(
    grants,
    (grant) => [
      grant.effect,
      grant.resourceNegated,
      grant.resource,
      keyConditions(grant.conditions),
    ],
    ({ effect, resource, resourceNegated, conditions }): GrantGroup => ({
      effect,
      actions: [],
      resources: [resource],
      resourceNegated,
      conditions,
    }),
    (group, grant) => addOnce(group.actions, nameAction(grant)),
  );
  return collect(
    byResource,
    (group) => [
      group.effect,
      group.resourceNegated,
      [...group.actions].sort(),
      keyConditions(group.conditions),
    ],
    (group): GrantGroup => ({ ...group, resources: [] }),
    (group, { resources }) => group.resources.push(...resources),
  );
}

/** An action as a grant gives it; a negated one says so. */
export function nameAction({ action, actionNegated }: Grant): string {
  return actionNegated ? `everything but ${action}` : action;
}

function addOnce(list: string[], item: string) {
  if (!list.includes(item)) list.push(item);
}

function collect<T, G>(
  items: readonly T[],
  keyOf: (item: T) => unknown,
  begin: (item: T) => G,
  add: (group: G, item: T) => void,
): G[] {
  const groups = new Map<string, G>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key) ?? begin(item);
    groups.set(key, group);
    add(group, item);
  }
  return [...groups.values()];
}
