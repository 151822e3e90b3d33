import { compareAccess, noCatalog } from '../iam/compare/compare';
import type { Difference } from '../iam/compare/difference';
import { intersectArns } from '../iam/compare/intersect-patterns';
import type { Statement } from '../iam/document';
import { type Access, readAccess } from '../iam/evaluate/access';
import { evaluateAccess, type RequestContext } from '../iam/evaluate/evaluate';
import { groupByJsonKey } from '../shared/collections';
import type { RiskCatalog } from './catalog';
import { type AllowedAction, fillPattern, listBounds } from './grade';
import type { StatementsByAction } from './restrict';
import { restrictStatements } from './restrict-resources';
import type { RequiredAction } from './types';

/**
 * Whether the actions of a path that act on the same kind of resource are allowed on a common one:
 * changing one function and starting another one is no path. A common resource is a resource on
 * which the evaluation allows a request of each action. Where the same actions share several kinds,
 * a resource of one kind is enough.
 */
export function haveCommonResources(
  requires: readonly RequiredAction[],
  actions: readonly AllowedAction[],
  byAction: StatementsByAction,
  catalog: RiskCatalog,
): boolean {
  return listSharedKinds(requires, catalog).every(({ shared, kinds }) => {
    const limited = shared.filter((each) => !actions[requires.indexOf(each)]?.isUnrestricted);
    return limited.length === 0 || kinds.some((kind) => haveCommon(kind, limited, byAction));
  });
}

/** Actions of a path, and the ARN patterns of the resources on which all of them act. */
interface SharedKinds {
  shared: readonly RequiredAction[];
  kinds: readonly string[];
}

function listSharedKinds(requires: readonly RequiredAction[], catalog: RiskCatalog): SharedKinds[] {
  const kinds = [...new Set(requires.flatMap(({ action }) => catalog.listResources(action)))];
  const each = kinds.map((kind) => ({
    kind,
    shared: requires.filter(({ action }) => catalog.listResources(action).includes(kind)),
  }));
  return groupByJsonKey(
    each.filter(({ shared }) => shared.length > 1),
    ({ shared }) => shared,
  ).map((group) => ({ shared: group[0].shared, kinds: group.map(({ kind }) => kind) }));
}

function haveCommon(
  kind: string,
  requires: readonly RequiredAction[],
  byAction: StatementsByAction,
): boolean {
  const sides = requires.map((required) =>
    readSide(kind, required, byAction.get(required.action) as readonly Statement[]),
  );
  const isCommon = (resource: string) => sides.every((side) => isAllowedOn(side, resource));
  return listNamed(kind, sides).some(isCommon) || listCommon(kind, sides).some(isCommon);
}

/** What a document allows of one action on a kind of resource. */
interface Side {
  action: string;
  access: Access;
  allowed: readonly Difference[];
}

function readSide(kind: string, required: RequiredAction, statements: readonly Statement[]): Side {
  const bounded = [...restrictStatements(statements, [kind]), ...listBounds(required, [kind])];
  const { gained } = compareAccess([], bounded, noCatalog);
  return { action: required.action, access: readAccess(bounded), allowed: gained };
}

/** Resources of a kind that one of the actions is allowed on: most paths have one of these. */
function listNamed(kind: string, sides: readonly Side[]): string[] {
  const named = sides.flatMap(({ allowed }) =>
    allowed.flatMap(({ resource, witness }) => [
      ...intersect(kind, resource).map(fillPattern),
      witness.resource,
    ]),
  );
  return [...new Set(named)];
}

/** Resources of a kind that match a pattern of each action. */
function listCommon(kind: string, sides: readonly Side[]): string[] {
  const patterns = sides.reduce<readonly string[]>(
    (common, { allowed }) => [
      ...new Set(
        allowed.flatMap(({ resource }) => common.flatMap((each) => intersect(each, resource))),
      ),
    ],
    [kind],
  );
  return patterns.map(fillPattern);
}

/** None where there are too many patterns. */
function intersect(a: string, b: string): string[] {
  return intersectArns(a, b) ?? [];
}

function isAllowedOn({ action, access, allowed }: Side, resource: string): boolean {
  const contexts: RequestContext[] = [{}, ...allowed.map(({ witness }) => witness.context)];
  return contexts.some(
    (context) => evaluateAccess(access, { action, resource, context }) === 'allowed',
  );
}
