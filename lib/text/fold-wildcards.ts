import { findHighestLevel } from '../iam/compare/access-levels';
import type { ActionCatalog, Difference } from '../iam/compare/difference';
import { getConditionsKey } from '../iam/grants';
import { coversAction, coversPattern, isPattern, readService } from '../iam/patterns';
import { groupByJsonKey } from '../shared/collections';

/**
 * Replaces the actions of a wildcard by the wildcard with exceptions, where the exceptions are
 * fewer: `wisdom:*` except two actions, for 91 actions and the future ones. An action that is
 * allowed on a wider scope is allowed on this scope too, and is no exception.
 */
export function foldWildcards(
  allowed: readonly Difference[],
  catalog: ActionCatalog,
): Difference[] {
  return groupByJsonKey(allowed, getScopeKey).flatMap((scope) =>
    scope
      // An exception may be a pattern, which also excludes actions that IAM does not have yet.
      .filter(({ isRest, exceptActions }) => isRest && exceptActions.length === 0)
      .reduce<readonly Difference[]>((left, rest) => fold(left, rest, { allowed, catalog }), scope),
  );
}

function getScopeKey({ resource, exceptResources, conditions }: Difference): unknown {
  return [resource, exceptResources, getConditionsKey(conditions)];
}

function fold(
  scope: readonly Difference[],
  rest: Difference,
  { allowed, catalog }: { allowed: readonly Difference[]; catalog: ActionCatalog },
): readonly Difference[] {
  const isOf = ({ action, future }: Difference) =>
    !future && !isPattern(action) && coversAction(rest.action, action);
  const named = scope.filter(isOf);
  const all = catalog
    .listActions(readService(rest.action))
    .filter((action) => coversAction(rest.action, action));
  const included = all.filter((action) =>
    allowed.some((other) => !other.future && includesAction(other, action, rest)),
  );
  const exceptActions = all.filter((action) => !included.includes(action));
  if (named.length <= exceptActions.length) return scope;
  const whole: Difference = {
    ...rest,
    isRest: false,
    future: false,
    exceptActions,
    actions: included.length,
    accessLevels: [...new Set(included.flatMap(catalog.readLevels))],
    levels: countLevels(included, catalog),
  };
  return scope.flatMap((each) => (each === rest ? [whole] : isOf(each) ? [] : [each]));
}

/** Whether a difference includes an action on every resource and condition of another. */
function includesAction(
  wide: Difference,
  action: string,
  { resource, conditions }: Difference,
): boolean {
  return (
    coversAction(wide.action, action) &&
    wide.exceptActions.length === 0 &&
    coversPattern(wide.resource, resource) &&
    wide.exceptResources.length === 0 &&
    (wide.conditions.length === 0 ||
      getConditionsKey(wide.conditions) === getConditionsKey(conditions))
  );
}

function countLevels(actions: readonly string[], catalog: ActionCatalog) {
  return Object.fromEntries(
    groupByJsonKey(actions, (action) => findHighestLevel(catalog.readLevels(action))).map(
      (group) => [findHighestLevel(catalog.readLevels(group[0])), group.length],
    ),
  );
}
