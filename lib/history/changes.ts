import { compareAccess } from '../iam/compare/compare';
import type { ActionCatalog, Comparison } from '../iam/compare/difference';
import { readGiven } from '../iam/compare/given';
import { keepRecent } from '../iam/compare/keep-recent';
import type { Statement } from '../iam/document';
import { type Grant, listGrants, subtractGrants } from '../iam/grants';
import type { Policy, ServedVersion, Version } from '../record/types';
import { compareText } from '../shared/collections';
import { listDefaultVersions } from './default-versions';

/**
 * What a change did to the permissions as written: first (nothing on record before it),
 * same-document, same-permissions (written differently) or changed.
 */
export type ChangeEffect = 'first' | 'same-document' | 'same-permissions' | 'changed';

/** The step from the version before to this one. */
export interface Change {
  policy: Policy;
  version: Version;
  /** The version on record that was in force before it. */
  before: Version | undefined;
  /** When that one came into force, for the last time before it; an instant. */
  beforeSince: string | undefined;
  /** The version on record after it. */
  next: Version | undefined;
  /** Ids of the versions between `before` and this one that were not observed. */
  missing: { from: string; to: string } | undefined;
  effect: ChangeEffect;
  grantsAdded: Grant[];
  grantsRemoved: Grant[];
  /** Action patterns that some Allow statement names now and none did before; and the reverse. */
  actionsAdded: string[];
  actionsRemoved: string[];
  /** The same of Deny statements. */
  deniesAdded: string[];
  deniesRemoved: string[];
  /** What it does to access, whatever is written; of a first version, all that it gives. */
  access: () => Comparison;
}

/** A catalog that knows no action: patterns then stay whole. */
export const noCatalog: ActionCatalog = { listActions: () => [], readLevels: () => [] };

/** One change a version on record, oldest first. */
export function listChanges(policy: Policy, catalog = noCatalog): Change[] {
  const turns = listDefaultVersions(policy);
  return policy.versions.map((version, index) => {
    // Not always the one made before it: the default may have been set back in between.
    const turn = turns[turns.indexOf(version) - 1];
    const before = policy.versions.find(({ versionId }) => versionId === turn?.versionId);
    return {
      policy,
      version,
      before,
      beforeSince: turn?.createDate,
      next: policy.versions[index + 1],
      missing: findMissingVersions(policy.versions[index - 1], version),
      ...comparePermissions(before, version, catalog),
    };
  });
}

/** Every change of every policy, newest first; changes of one instant by policy name. */
export function listAllChanges(policies: readonly Policy[], catalog = noCatalog): Change[] {
  return policies
    .flatMap((policy) => listChanges(policy, catalog))
    .sort(
      (a, b) =>
        compareText(b.version.createDate, a.version.createDate) ||
        compareText(a.policy.policyName, b.policy.policyName),
    );
}

function findMissingVersions(before: Version | undefined, version: Version): Change['missing'] {
  const previous = before?.number ?? 0;
  if (version.number <= previous + 1) return undefined;
  return { from: `v${previous + 1}`, to: `v${version.number - 1}` };
}

export type PermissionDifference = Omit<
  Change,
  'policy' | 'version' | 'before' | 'beforeSince' | 'next' | 'missing'
>;

/** As much of a version as is compared. */
export type ComparedVersion = Pick<ServedVersion, 'document' | 'statements'>;

/** What any later version grants and denies that an earlier one did not. */
export function comparePermissions(
  before: ComparedVersion | undefined,
  after: ComparedVersion,
  catalog = noCatalog,
): PermissionDifference {
  const [old, now] = [readGrants(before?.statements ?? []), readGrants(after.statements)];
  const grantsAdded = subtractGrants(now, old);
  const grantsRemoved = subtractGrants(old, now);
  const difference: PermissionDifference = {
    effect: judgeEffect(before, after, grantsAdded.length + grantsRemoved.length),
    grantsAdded,
    grantsRemoved,
    actionsAdded: subtractActions(now, old, 'Allow'),
    actionsRemoved: subtractActions(old, now, 'Allow'),
    deniesAdded: subtractActions(now, old, 'Deny'),
    deniesRemoved: subtractActions(old, now, 'Deny'),
    // Worked out when it is asked for: most pages ask for few of all changes.
    access: () =>
      before
        ? keepStep(difference, () => compareAccess(before.statements, after.statements, catalog))
        : readGiven(after.statements, catalog),
  };
  return difference;
}

/** Steps are small beside all that a document gives. */
const keepStep = keepRecent<PermissionDifference>(10_000);

/** The grants of the two versions last compared: the newer of them is mostly the next one's older. */
let lately: { statements: readonly Statement[]; grants: readonly Grant[] }[] = [];

function readGrants(statements: readonly Statement[]): readonly Grant[] {
  const known = lately.find((each) => each.statements === statements);
  if (known !== undefined) return known.grants;
  const read = { statements, grants: listGrants(statements) };
  lately = [...lately.slice(-1), read];
  return read.grants;
}

function judgeEffect(
  before: ComparedVersion | undefined,
  after: ComparedVersion,
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
