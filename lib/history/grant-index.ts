import { coversPatterns, lowercaseActions } from '../iam/cover-sides';
import type { Patterns, Statement } from '../iam/document';
import { type Grant, getConditionsKey, getGrantKey, listGrants } from '../iam/grants';
import { isPattern, readLiteralPrefix, readService } from '../iam/patterns';
import { groupByKey } from '../shared/collections';

/** A grant with its sides as patterns. */
export interface IndexedGrant {
  grant: Grant;
  key: string;
  action: Patterns;
  resource: Patterns;
  conditions: string;
}

/** The grants of one version, found by what they can cover. */
export interface GrantIndex {
  grants: readonly IndexedGrant[];
  /** Those that give the same as a grant. */
  listEqual: (piece: IndexedGrant) => readonly IndexedGrant[];
  /** Those that cover a grant, the same among them; in the order of the document. */
  listCovering: (piece: IndexedGrant) => readonly IndexedGrant[];
}

/** Takes statements apart into grants, in the order of the document. */
export function listIndexedGrants(statements: readonly Statement[]): IndexedGrant[] {
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

/** Keeps each grant under the action and the resource, or the kind of them, that it can cover. */
export function indexGrants(grants: readonly IndexedGrant[]): GrantIndex {
  const alike = groupByKey(grants, ({ key }) => key);
  const places = new Map(grants.map((piece, place) => [piece, place]));
  const reaching = groupByKey(grants, ({ action, resource }) =>
    keyReach(reachOf(action), nameWhole(resource) ?? anything),
  );
  const readPlace = (piece: IndexedGrant) => places.get(piece) as number;
  return {
    grants,
    listEqual: ({ key }) => alike.get(key) ?? [],
    listCovering: (narrow) =>
      listReaches(narrow)
        .flatMap((reach) => reaching.get(reach) ?? [])
        .filter((wide) => coversPiece(wide, narrow))
        .sort((a, b) => readPlace(a) - readPlace(b)),
  };
}

/** No action and no resource is written like that. */
const anything = '';

/** The keys under which whatever covers a grant stands. */
function listReaches({ action, resource }: IndexedGrant): string[] {
  const text = action.negated ? anything : (action.patterns[0] as string);
  const place = resource.negated ? anything : (resource.patterns[0] as string);
  return [...new Set([text, readService(text), anything])].flatMap((reach) =>
    [...new Set([place, anything])].map((where) => keyReach(reach, where)),
  );
}

/** An action covers itself, a wildcard what its service has where it writes it out. */
function reachOf(action: Patterns): string {
  const whole = nameWhole(action);
  if (whole !== undefined || action.negated) return whole ?? anything;
  const pattern = action.patterns[0] as string;
  return readLiteralPrefix(pattern).includes(':') ? readService(pattern) : anything;
}

/** What a side without wildcards names, since it covers nothing else. */
function nameWhole({ negated, patterns: [pattern = ''] }: Patterns): string | undefined {
  return negated || isPattern(pattern) ? undefined : pattern;
}

/** Two texts as one: what the length does not count is the second. */
function keyReach(action: string, resource: string): string {
  return `${action.length} ${action}${resource}`;
}

function coversPiece(wide: IndexedGrant, narrow: IndexedGrant): boolean {
  return (
    wide.grant.effect === narrow.grant.effect &&
    (wide.grant.conditions.length === 0 || wide.conditions === narrow.conditions) &&
    coversPatterns(wide.action, narrow.action) &&
    coversPatterns(wide.resource, narrow.resource)
  );
}
