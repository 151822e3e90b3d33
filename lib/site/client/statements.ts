import type { Difference } from '../../iam/compare/difference';
import type { Condition } from '../../iam/document';
import { getConditionsKey } from '../../iam/grants';
import { groupByJsonKey } from '../../shared/collections';

/** A statement as a document has it. */
export interface WrittenStatement {
  Effect: 'Allow';
  Action?: string[];
  NotAction?: string[];
  Resource?: string[];
  NotResource?: string[];
  Condition?: Record<string, Record<string, string[]>>;
}

/**
 * The actions of some differences, each once, as a list can hold them: without those of which
 * a part is left out, since their bare pattern would give more.
 */
export function listActions(differences: readonly Difference[]): string[] {
  const whole = differences.filter(({ exceptActions }) => exceptActions.length === 0);
  return [...new Set(whole.map(({ action }) => action))];
}

/**
 * Differences as statements that allow just them: those on the same resources under the same
 * conditions together. `left` counts those that no statement says alone, such as all of a
 * service but some of it.
 */
export function listStatements(differences: readonly Difference[]): {
  statements: WrittenStatement[];
  left: number;
} {
  const isWhole = ({ exceptActions }: Difference) => exceptActions.length === 0;
  const isAllBut = (each: Difference) => !isWhole(each) && each.action === '*';
  const isOfResources = ({ resource, exceptResources }: Difference) =>
    exceptResources.length === 0 || resource === '*';
  const said = differences.filter(
    (each) => isOfResources(each) && (isWhole(each) || isAllBut(each)),
  );
  const groups = groupByJsonKey(said, (each) => [
    each.resource,
    each.exceptResources,
    getConditionsKey(each.conditions),
    isAllBut(each) ? each.exceptActions : [],
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
        ...(isAllBut(first) ? { NotAction: first.exceptActions } : { Action: actions }),
        ...(first.exceptResources.length > 0
          ? { NotResource: first.exceptResources }
          : { Resource: resources }),
        ...(first.conditions.length > 0 && { Condition: writeConditions(first.conditions) }),
      };
    }),
    left: differences.length - said.length,
  };
}

function writeConditions(conditions: readonly Condition[]) {
  // By entries: to assign "__proto__" would set no key.
  return Object.fromEntries(
    groupByJsonKey(conditions, ({ operator }) => operator).map((alike) => [
      alike[0].operator,
      Object.fromEntries(alike.map(({ key, values }) => [key, values])),
    ]),
  );
}
