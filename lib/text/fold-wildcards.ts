import { findHighestLevel } from '../iam/compare/access-levels';
import type { ActionCatalog, Difference } from '../iam/compare/difference';
import { getConditionsKey } from '../iam/grants';
import { coversAction, coversPattern, isPattern, readService } from '../iam/patterns';
import { groupByJsonKey } from '../shared/collections';

/**
 * Names a wildcard by the few of its actions that a document does not give, where it lists the
 * many that it does: `wisdom:*` but two, for 91 actions and the rest. What is given on a wider
 * scope is given on this one too, and is no exception.
 */
export function foldWildcards(
  allowed: readonly Difference[],
  catalog: ActionCatalog,
): Difference[] {
  return groupByJsonKey(allowed, getScopeKey).flatMap((scope) =>
    scope
      // Exceptions are patterns, which are more than the actions that IAM has of them.
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
  const given = all.filter((action) =>
    allowed.some((other) => !other.future && gives(other, action, rest)),
  );
  const exceptActions = all.filter((action) => !given.includes(action));
  if (named.length <= exceptActions.length) return scope;
  const whole: Difference = {
    ...rest,
    isRest: false,
    future: false,
    exceptActions,
    actions: given.length,
    accessLevels: [...new Set(given.flatMap(catalog.readLevels))],
    levels: countLevels(given, catalog),
  };
  return scope.flatMap((each) => (each === rest ? [whole] : isOf(each) ? [] : [each]));
}

/** Whether a difference gives an action wherever another does. */
function gives(wide: Difference, action: string, { resource, conditions }: Difference): boolean {
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
      (alike) => [findHighestLevel(catalog.readLevels(alike[0])), alike.length],
    ),
  );
}
