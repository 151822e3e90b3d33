import type { Difference } from '../../iam/compare/difference';
import type { Condition } from '../../iam/document';
import { getConditionsKey } from '../../iam/grants';
import { groupByJsonKey } from '../../shared/collections';

/** A statement in the form of a document. */
interface StatementJson {
  Effect: 'Allow';
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Condition?: Record<string, Record<string, string[]>>;
}

/**
 * Lists the actions of differences. Patterns with exceptions are left out, since without their
 * exceptions they would allow more.
 */
export function listActions(differences: readonly Difference[]): string[] {
  const whole = differences.filter(({ exceptActions }) => exceptActions.length === 0);
  return [...new Set(whole.map(({ action }) => action))];
}

/**
 * Lists statements that allow exactly the differences, grouped by resources and conditions. `left`
 * counts the differences that a single statement cannot allow, such as a service with exceptions.
 */
export function listStatements(differences: readonly Difference[]): {
  statements: StatementJson[];
  left: number;
} {
  const isWhole = ({ exceptActions }: Difference) => exceptActions.length === 0;
  const isNotAction = (each: Difference) => !isWhole(each) && each.action === '*';
  const isExpressible = ({ resource, exceptResources }: Difference) =>
    exceptResources.length === 0 || resource === '*';
  const expressible = differences.filter(
    (each) => isExpressible(each) && (isWhole(each) || isNotAction(each)),
  );
  const groups = groupByJsonKey(expressible, (each) => [
    each.resource,
    each.exceptResources,
    getConditionsKey(each.conditions),
    isNotAction(each) ? each.exceptActions : [],
  ]);
  const byActions = groupByJsonKey(
    groups.map((group) => ({ group, actions: [...new Set(group.map(({ action }) => action))] })),
    ({ group: [first], actions }) => [
      actions,
      first.exceptActions,
      first.exceptResources,
      getConditionsKey(first.conditions),
    ],
  );
  return {
    statements: byActions.map((alike) => {
      const [
        {
          group: [first],
          actions,
        },
      ] = alike;
      const resources = alike.map(({ group: [{ resource }] }) => resource);
      return {
        Effect: 'Allow',
        ...(isNotAction(first) ? { NotAction: first.exceptActions } : { Action: actions }),
        ...(first.exceptResources.length > 0
          ? { NotResource: first.exceptResources }
          : { Resource: resources }),
        ...(first.conditions.length > 0 && { Condition: describeConditions(first.conditions) }),
      };
    }),
    left: differences.length - expressible.length,
  };
}

function describeConditions(conditions: readonly Condition[]) {
  // From entries, since assigning `__proto__` sets no key.
  return Object.fromEntries(
    groupByJsonKey(conditions, ({ operator }) => operator).map((alike) => [
      alike[0].operator,
      Object.fromEntries(alike.map(({ key, values }) => [key, values])),
    ]),
  );
}
