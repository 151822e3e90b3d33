import type { Patterns, Statement } from '../iam/document';
import { type Grant, getConditionsKey, getGrantKey, listGrants } from '../iam/grants';
import {
  coversPatterns,
  isPattern,
  lowercaseActions,
  readLiteralPrefix,
  readService,
} from '../iam/patterns';
import { groupByKey } from '../shared/collections';

/** A grant with its action and its resource as patterns, the action in lower case. */
export interface IndexedGrant {
  grant: Grant;
  key: string;
  action: Patterns;
  resource: Patterns;
  conditions: string;
}

/** The grants of one version, found by what they can cover. */
export interface GrantIndex {
  /** In the order of the document. */
  grants: readonly IndexedGrant[];
  /** The grants with the same key as a given one. */
  listEqual: (grant: IndexedGrant) => readonly IndexedGrant[];
  /** The grants that cover a given one, equal ones included; in the order of the document. */
  listCovering: (grant: IndexedGrant) => readonly IndexedGrant[];
}

export function indexGrants(statements: readonly Statement[]): GrantIndex {
  const grants = listIndexedGrants(statements);
  const equal = groupByKey(grants, ({ key }) => key);
  const positions = new Map(grants.map((grant, position) => [grant, position]));
  const byReach = groupByKey(grants, ({ action, resource }) =>
    joinKey(findReach(action), findLiteral(resource) ?? anything),
  );
  const findPosition = (grant: IndexedGrant) => positions.get(grant) as number;
  return {
    grants,
    listEqual: ({ key }) => equal.get(key) ?? [],
    listCovering: (narrow) =>
      listReachKeys(narrow)
        .flatMap((key) => byReach.get(key) ?? [])
        .filter((wide) => coversGrant(wide, narrow))
        .sort((a, b) => findPosition(a) - findPosition(b)),
  };
}

function listIndexedGrants(statements: readonly Statement[]): IndexedGrant[] {
  return listGrants(statements).map((grant) => {
    const { action, resource } = statements[grant.statement] as Statement;
    return {
      grant,
      key: getGrantKey(grant),
      action: lowercaseActions(
        grant.actionNegated ? action : { ...action, patterns: [grant.action] },
      ),
      resource: grant.resourceNegated ? resource : { ...resource, patterns: [grant.resource] },
      conditions: getConditionsKey(grant.conditions),
    };
  });
}

/** A key that is no action, service or resource. */
const anything = '';

/** The keys under which `indexGrants` has every grant that can cover a given one. */
function listReachKeys({ action, resource }: IndexedGrant): string[] {
  const actionText = action.negated ? anything : (action.patterns[0] as string);
  const resourceText = resource.negated ? anything : (resource.patterns[0] as string);
  return [...new Set([actionText, readService(actionText), anything])].flatMap((reach) =>
    [...new Set([resourceText, anything])].map((text) => joinKey(reach, text)),
  );
}

/** The action that a pattern covers, the service of all actions that it covers, or `anything`. */
function findReach(action: Patterns): string {
  const literal = findLiteral(action);
  if (literal !== undefined || action.negated) return literal ?? anything;
  const pattern = action.patterns[0] as string;
  return readLiteralPrefix(pattern).includes(':') ? readService(pattern) : anything;
}

/** The text of a pattern without wildcards, which covers nothing else. */
function findLiteral({ negated, patterns: [pattern = ''] }: Patterns): string | undefined {
  return negated || isPattern(pattern) ? undefined : pattern;
}

/** Begins with the length of the action, since either text may contain any separator. */
function joinKey(action: string, resource: string): string {
  return `${action.length} ${action}${resource}`;
}

function coversGrant(wide: IndexedGrant, narrow: IndexedGrant): boolean {
  return (
    wide.grant.effect === narrow.grant.effect &&
    (wide.grant.conditions.length === 0 || wide.conditions === narrow.conditions) &&
    coversPatterns(wide.action, narrow.action) &&
    coversPatterns(wide.resource, narrow.resource)
  );
}
