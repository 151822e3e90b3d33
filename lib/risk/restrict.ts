import type { Statement } from '../iam/document';
import { coversAction, isPattern, readService } from '../iam/patterns';
import type { RiskCatalog } from './catalog';
import { restrictResources } from './restrict-resources';

/**
 * The statements that match an action, each with this action alone and without patterns that match
 * none of its resources; by action.
 */
export type StatementsByAction = ReadonlyMap<string, readonly Statement[]>;

/** Splits a document by the actions of the risk catalog; actions that no Allow matches are left out. */
export function splitByAction(
  statements: readonly Statement[],
  catalog: RiskCatalog,
): StatementsByAction {
  const byAction = new Map<string, Statement[]>();
  for (const statement of statements) {
    for (const action of matchActions(statement, catalog)) {
      const restricted = restrictStatement(statement, action, catalog);
      if (restricted === undefined) continue;
      const list = byAction.get(action);
      if (list === undefined) byAction.set(action, [restricted]);
      else list.push(restricted);
    }
  }
  for (const [action, list] of byAction) {
    if (list.every(({ effect }) => effect === 'Deny')) byAction.delete(action);
  }
  return byAction;
}

function restrictStatement(
  statement: Statement,
  action: string,
  catalog: RiskCatalog,
): Statement | undefined {
  const resource = restrictResources(statement, catalog.listResources(action));
  if (resource === undefined) return undefined;
  return { ...statement, sid: undefined, action: { negated: false, patterns: [action] }, resource };
}

/** A key of the statements of one action; actions that differ only in their name have the same. */
export function buildStatementsKey(statements: readonly Statement[]): string {
  return JSON.stringify(statements.map(({ action: _, ...rest }) => rest));
}

function matchActions(
  { action: { negated, patterns } }: Statement,
  catalog: RiskCatalog,
): Iterable<string> {
  const matched = new Set(patterns.flatMap((pattern) => matchPattern(pattern, catalog)));
  return negated ? catalog.listActions('*').filter((action) => !matched.has(action)) : matched;
}

function matchPattern(pattern: string, catalog: RiskCatalog): readonly string[] {
  if (!isPattern(pattern)) {
    const action = catalog.findAction(pattern);
    return action === undefined ? [] : [action];
  }
  const service = readService(pattern);
  return catalog
    .listActions(isPattern(service) ? '*' : service)
    .filter((action) => coversAction(pattern, action));
}
