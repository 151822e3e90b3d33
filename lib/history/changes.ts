import { type Grant, listGrants, subtractGrants } from '../iam/grants';
import type { Policy, Version } from '../record/types';

/**
 * What a change did to the permissions as written: first (nothing on record before it),
 * same-document, same-permissions (written differently) or changed.
 */
export type ChangeEffect = 'first' | 'same-document' | 'same-permissions' | 'changed';

/** The step from the version before to this one. */
export interface Change {
  policy: Policy;
  version: Version;
  /** The newest version on record before it. */
  before: Version | undefined;
  /** The version on record after it. */
  next: Version | undefined;
  /** Ids of the versions between `before` and this one that were not observed. */
  unobserved: { from: string; to: string } | undefined;
  effect: ChangeEffect;
  grantsAdded: Grant[];
  grantsRemoved: Grant[];
  /** Action patterns that some Allow statement names now and none did before; and the reverse. */
  actionsAdded: string[];
  actionsRemoved: string[];
  /** The same of Deny statements. */
  deniesAdded: string[];
  deniesRemoved: string[];
}

/** One change a version on record, oldest first. */
export function listChanges(policy: Policy): Change[] {
  return policy.versions.map((version, index) =>
    describeChange(policy, policy.versions[index - 1], version, policy.versions[index + 1]),
  );
}

/** Every change of every policy, newest first; changes of one instant by policy name. */
export function listAllChanges(policies: readonly Policy[]): Change[] {
  return policies
    .flatMap(listChanges)
    .sort(
      (a, b) =>
        compareText(b.version.createDate, a.version.createDate) ||
        compareText(a.policy.policyName, b.policy.policyName),
    );
}

function describeChange(
  policy: Policy,
  before: Version | undefined,
  version: Version,
  next: Version | undefined,
): Change {
  const difference = comparePermissions(before, version);
  const previous = before?.number ?? 0;
  const isGap = version.number > previous + 1;
  return {
    policy,
    version,
    before,
    next,
    unobserved: isGap ? { from: `v${previous + 1}`, to: `v${version.number - 1}` } : undefined,
    ...difference,
  };
}

export type PermissionDifference = Omit<
  Change,
  'policy' | 'version' | 'before' | 'next' | 'unobserved'
>;

/** What any later version grants and denies as written that an earlier one did not. */
export function comparePermissions(
  before: Version | undefined,
  after: Version,
): PermissionDifference {
  const [old, now] = [listGrants(before?.statements ?? []), listGrants(after.statements)];
  const grantsAdded = subtractGrants(now, old);
  const grantsRemoved = subtractGrants(old, now);
  return {
    effect: judgeEffect(before, after, grantsAdded.length + grantsRemoved.length),
    grantsAdded,
    grantsRemoved,
    actionsAdded: subtractActions(now, old, 'Allow'),
    actionsRemoved: subtractActions(old, now, 'Allow'),
    deniesAdded: subtractActions(now, old, 'Deny'),
    deniesRemoved: subtractActions(old, now, 'Deny'),
  };
}

function judgeEffect(
  before: Version | undefined,
  after: Version,
  differences: number,
): ChangeEffect {
  if (before === undefined) return 'first';
  if (differences > 0) return 'changed';
  const isSame = JSON.stringify(before.document) === JSON.stringify(after.document);
  return isSame ? 'same-document' : 'same-permissions';
}

function subtractActions(from: readonly Grant[], known: readonly Grant[], effect: Grant['effect']) {
  const list = (grants: readonly Grant[]) =>
    grants
      .filter((grant) => grant.effect === effect)
      .map(({ action, actionNegated }) => (actionNegated ? `everything but ${action}` : action));
  const have = new Set(list(known).map((action) => action.toLowerCase()));
  const found = new Map<string, string>();
  for (const action of list(from)) {
    const key = action.toLowerCase();
    if (!have.has(key) && !found.has(key)) found.set(key, action);
  }
  return [...found.values()];
}

export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
