import type { Condition } from '../iam/document';
import { type Grant, keyConditions, listGrants, subtractGrants } from '../iam/grants';
import { coversAction, coversPattern, patternsMeet, readService } from '../iam/patterns';
import type { Version } from '../record/types';

/** What a newer version took away of what an older one allowed. */
export interface Losses {
  /** No longer written as it was, yet a grant of the newer version covers all of it. */
  folded: Grant[];
  /** No grant of the newer version covers it. */
  gone: Grant[];
  /** Covered, but only under conditions that the older version did not ask. */
  conditioned: Grant[];
  /** Denials that came and reach what was allowed. */
  denied: Grant[];
}

/** The actions of a service as `service:Action`. */
export type ListActions = (service: string) => readonly string[];

/**
 * Compares grant by grant. A pattern that is not covered whole is taken apart into the
 * actions that the catalogue knows, since most of it may still be there; what several grants
 * cover only together counts as lost.
 */
export function listLosses(before: Version, after: Version, listActions: ListActions): Losses {
  const [old, now] = [listGrants(before.statements), listGrants(after.statements)];
  const isCovered = (grant: Grant) => now.some((other) => coversGrant(other, grant));
  const isThere = (grant: Grant) =>
    now.some((other) => coversGrant({ ...other, conditions: [] }, grant));
  const removed = subtractGrants(old, now).filter(({ effect }) => effect === 'Allow');
  const lost = expandGrants(removed, listActions).filter((grant) => !isCovered(grant));
  return {
    folded: removed.filter(isCovered),
    gone: lost.filter((grant) => !isThere(grant)),
    conditioned: lost.filter(isThere),
    denied: listDenied(old, now, listActions),
  };
}

function listDenied(
  old: readonly Grant[],
  now: readonly Grant[],
  listActions: ListActions,
): Grant[] {
  const isDenied = (denial: Grant) => old.some((grant) => coversGrant(grant, denial));
  const isAllowed = (denial: Grant) =>
    old.some((grant) => grant.effect === 'Allow' && grantsMeet(denial, grant));
  const denials = now.filter(({ effect }) => effect === 'Deny');
  return expandGrants(denials, listActions).filter(
    (denial) => isAllowed(denial) && !isDenied(denial),
  );
}

/** Grants taken apart into actions, each once: two patterns may stand for the same one. */
function expandGrants(grants: readonly Grant[], listActions: ListActions): Grant[] {
  return subtractGrants(
    grants.flatMap((grant) => expandGrant(grant, listActions)),
    [],
  );
}

/** A grant for each action that a pattern stands for; the pattern itself where none is known. */
function expandGrant(grant: Grant, listActions: ListActions): Grant[] {
  if (grant.actionNegated) return [grant];
  const actions = listActions(readService(grant.action)).filter((action) =>
    coversAction(grant.action, action),
  );
  return actions.length === 0 ? [grant] : actions.map((action) => ({ ...grant, action }));
}

/** Whether a grant gives all that another gives: as wide or wider, under no further condition. */
function coversGrant(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    wide.actionNegated === narrow.actionNegated &&
    wide.resourceNegated === narrow.resourceNegated &&
    (wide.actionNegated
      ? wide.action.toLowerCase() === narrow.action.toLowerCase()
      : coversAction(wide.action, narrow.action)) &&
    (wide.resourceNegated
      ? wide.resource === narrow.resource
      : coversPattern(wide.resource, narrow.resource)) &&
    wide.conditions.every((condition) => hasCondition(narrow.conditions, condition))
  );
}

function hasCondition(conditions: readonly Condition[], wanted: Condition): boolean {
  return conditions.some((condition) => keyConditions([condition]) === keyConditions([wanted]));
}

/** Whether a denial reaches what a grant allows; negated sides are taken to reach everything. */
function grantsMeet(denial: Grant, grant: Grant): boolean {
  const isOpen = denial.actionNegated || grant.actionNegated;
  const isAnywhere = denial.resourceNegated || grant.resourceNegated;
  return (
    (isOpen || patternsMeet(denial.action.toLowerCase(), grant.action.toLowerCase())) &&
    (isAnywhere || patternsMeet(denial.resource, grant.resource))
  );
}
