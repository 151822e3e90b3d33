import { compareAccess } from '../iam/compare/compare';
import type { Difference } from '../iam/compare/difference';
import { intersectPatterns } from '../iam/compare/intersect-patterns';
import type { Statement } from '../iam/document';
import { type Access, readAccess } from '../iam/evaluate/access';
import { evaluateAccess, type RequestContext } from '../iam/evaluate/evaluate';
import { coversPattern } from '../iam/patterns';
import type { RiskCatalog } from './catalog';
import { type AllowedAction, emptyCatalog, fillPattern } from './grade';
import type { StatementsByAction } from './restrict';
import type { RequiredAction } from './types';

/**
 * Whether the actions of a path that act on the same kind of resource are allowed on a common one:
 * changing one function and starting another one is no path. A common resource is a resource on
 * which the evaluation allows a request of each action.
 */
export function haveCommonResources(
  requires: readonly RequiredAction[],
  actions: readonly AllowedAction[],
  byAction: StatementsByAction,
  catalog: RiskCatalog,
): boolean {
  return listSharedKinds(requires, catalog).every((kind) => {
    const limited = requires.filter(
      ({ action }, index) =>
        catalog.listResources(action).includes(kind) && !actions[index]?.isUnrestricted,
    );
    if (limited.length < 2) return true;
    const sides = limited.map(({ action }) => readSide(action, byAction.get(action) ?? []));
    const isCommon = (resource: string) => sides.every((side) => isAllowedOn(side, resource));
    return listNamed(kind, sides).some(isCommon) || listCommon(kind, sides).some(isCommon);
  });
}

/** The ARN patterns of resources on which several actions of a path act. */
function listSharedKinds(requires: readonly RequiredAction[], catalog: RiskCatalog): string[] {
  const all = requires.flatMap(({ action }) => catalog.listResources(action));
  return [...new Set(all.filter((each, index) => all.indexOf(each) !== index))];
}

/** What a document allows of one action. */
interface Side {
  action: string;
  access: Access;
  allowed: readonly Difference[];
}

function readSide(action: string, statements: readonly Statement[]): Side {
  const { gained } = compareAccess([], statements, emptyCatalog);
  return { action, access: readAccess(statements), allowed: gained };
}

/** Resources of a kind that one of the actions is allowed on: most paths have one of these. */
function listNamed(kind: string, sides: readonly Side[]): string[] {
  const named = sides.flatMap(({ allowed }) =>
    allowed.flatMap(({ resource, witness }) => [
      ...(intersectPatterns(kind, resource) ?? []).map(fillPattern),
      ...(coversPattern(kind, witness.resource) ? [witness.resource] : []),
    ]),
  );
  return [...new Set(named)];
}

/** Resources of a kind that match a pattern of each action. */
function listCommon(kind: string, sides: readonly Side[]): string[] {
  const patterns = sides.reduce<readonly string[]>(
    (common, { allowed }) => [
      ...new Set(
        allowed.flatMap(({ resource }) =>
          common.flatMap((each) => intersectPatterns(each, resource) ?? []),
        ),
      ),
    ],
    [kind],
  );
  return patterns.map(fillPattern);
}

function isAllowedOn({ action, access, allowed }: Side, resource: string): boolean {
  const contexts: RequestContext[] = [{}, ...allowed.map(({ witness }) => witness.context)];
  return contexts.some(
    (context) => evaluateAccess(access, { action, resource, context }) === 'allowed',
  );
}
