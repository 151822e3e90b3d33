import { compareAccess, noCatalog } from '../iam/compare/compare';
import type { Comparison, Verdict } from '../iam/compare/difference';
import { createComparisonCache, readPermissions } from '../iam/compare/read-permissions';
import { type Grant, subtractActions, subtractGrants } from '../iam/grants';
import type { Policy, ServedVersion, Version } from '../record/types';
import type { RiskChange } from '../risk/compare';
import { compareText } from '../shared/collections';
import { once } from '../shared/once';
import { listDefaultVersions } from './default-versions';
import { findMissingBetween, type MissingVersions } from './missing-versions';

/**
 * What a change did to the permissions as written: first (nothing on record before it),
 * same-document, same-permissions (written differently) or changed.
 */
export type ChangeEffect = 'first' | 'same-document' | 'same-permissions' | 'changed';

/** A version compared with the default version before it. */
export interface Change {
  policy: Policy;
  version: Version;
  /** The default version before it. */
  before: Version | undefined;
  /** The instant when that became the default, for the last time before this version. */
  beforeSince: string | undefined;
  /** The version on record after it. */
  next: Version | undefined;
  /** The missing versions right before this one. */
  missing: MissingVersions | undefined;
  effect: ChangeEffect;
  grantsAdded: Grant[];
  grantsRemoved: Grant[];
  /** Action patterns that an Allow statement names and none did before; and the reverse. */
  actionsAdded: string[];
  actionsRemoved: string[];
  /** The same for Deny statements. */
  deniesAdded: string[];
  deniesRemoved: string[];
  /** How access changed, however it is written; for a first version, its permissions. */
  access: () => Comparison;
  /** Reads the analysis from a cache, where there is one; see lib/text/verdict.ts. */
  analysis?: () => ChangeAnalysis;
}

/** What lists, feeds, pages and the API say about a change. Plain data, so that it can be cached. */
export interface ChangeAnalysis {
  /** Counts future actions; a first version is compared with no permissions. */
  verdict: Verdict;
  /** Counts only actions that IAM has or a document names. */
  knownVerdict: Verdict;
  /** One sentence with the verdict: `Wider: adds 4 actions (2 Write) on all resources.` */
  summary: string;
  /** The same without the verdict, which a chip shows: `Adds 4 actions on all resources, …`. */
  sentence: string;
  size: ChangeSize;
  /** What the change makes possible or impossible, the most severe first; see lib/risk. */
  risk: RiskChange[];
}

/** How many actions a change affects; an action on several resources counts once. */
export interface ChangeSize {
  /** Actions that the version before does not allow. */
  added: number;
  /** Actions that are allowed on more resources or under less restrictive conditions. */
  widened: number;
  removed: number;
  /** Actions that are allowed on fewer resources or under more restrictive conditions. */
  restricted: number;
  /** Whether the new access includes all actions of all services, or all with exceptions. */
  all?: 'all' | 'with-exceptions';
  /** The highest access level of the new access, if it is Permissions management or Write. */
  level: { name: string; count: number } | null;
}

/** Adds an analysis to a change, each computed or read at its first use. */
export type CacheAnalysis = (change: Change) => () => ChangeAnalysis;

/** One change for each version on record, oldest first. */
export function listChanges(policy: Policy, catalog = noCatalog): Change[] {
  const defaults = listDefaultVersions(policy);
  return policy.versions.map((version, index) => {
    // Not always the version made before it: the default may have been set back in between.
    const previous = defaults[defaults.indexOf(version) - 1];
    const before = policy.versions.find(({ versionId }) => versionId === previous?.versionId);
    return addDifference(
      {
        policy,
        version,
        before,
        beforeSince: previous?.createDate,
        next: policy.versions[index + 1],
        missing: findMissingBetween(policy.versions[index - 1]?.number ?? 0, version.number),
      },
      comparePermissions(before, version, catalog),
    );
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

export type PermissionDifference = Omit<
  Change,
  'policy' | 'version' | 'before' | 'beforeSince' | 'next' | 'missing' | 'analysis'
>;

/** The fields of a version that a comparison needs. */
export type ComparedVersion = Pick<ServedVersion, 'document' | 'statements'>;

/** Adds what is computed at its first use, which `...` would compute. */
export function addDifference<Fields extends object>(
  fields: Fields,
  difference: PermissionDifference,
): Fields & PermissionDifference {
  return Object.defineProperties(fields, Object.getOwnPropertyDescriptors(difference)) as Fields &
    PermissionDifference;
}

/**
 * What a version grants and denies that an earlier one did not, and the reverse. Computed at its first
 * use: of thousands of changes, a process of a build needs few.
 */
export function comparePermissions(
  before: ComparedVersion | undefined,
  after: ComparedVersion,
  catalog = noCatalog,
): PermissionDifference {
  const readChanged = once(() => compareGrants(before, after));
  const readActions = once(() => compareActions(before, after));
  const readEffect = once(() => classifyEffect(before, after, readChanged, readActions));
  const difference: PermissionDifference = {
    get effect() {
      return readEffect();
    },
    get grantsAdded() {
      return readChanged().added;
    },
    get grantsRemoved() {
      return readChanged().removed;
    },
    get actionsAdded() {
      return readActions().added;
    },
    get actionsRemoved() {
      return readActions().removed;
    },
    get deniesAdded() {
      return readActions().deniesAdded;
    },
    get deniesRemoved() {
      return readActions().deniesRemoved;
    },
    access: () =>
      before
        ? cacheComparison(difference, () =>
            compareAccess(before.statements, after.statements, catalog),
          )
        : readPermissions(after.statements, catalog),
  };
  return difference;
}

/** Only comparisons of two versions: those with no permissions at all are much larger. */
const cacheComparison = createComparisonCache<PermissionDifference>(10_000);

function compareGrants(before: ComparedVersion | undefined, after: ComparedVersion) {
  const [old, now] = [before?.statements ?? [], after.statements];
  return { added: subtractGrants(now, old), removed: subtractGrants(old, now) };
}

function compareActions(before: ComparedVersion | undefined, after: ComparedVersion) {
  const [old, now] = [before?.statements ?? [], after.statements];
  return {
    added: subtractActions(now, old, 'Allow'),
    removed: subtractActions(old, now, 'Allow'),
    deniesAdded: subtractActions(now, old, 'Deny'),
    deniesRemoved: subtractActions(old, now, 'Deny'),
  };
}

function classifyEffect(
  before: ComparedVersion | undefined,
  after: ComparedVersion,
  compareGrantsOnce: () => ReturnType<typeof compareGrants>,
  compareActionsOnce: () => ReturnType<typeof compareActions>,
): ChangeEffect {
  if (before === undefined) return 'first';
  // Where the actions differ, so do the grants, which take several times longer to compare.
  const isChanged =
    before.statements !== after.statements &&
    (hasItems(compareActionsOnce()) || hasItems(compareGrantsOnce()));
  if (isChanged) return 'changed';
  const isSame = JSON.stringify(before.document) === JSON.stringify(after.document);
  return isSame ? 'same-document' : 'same-permissions';
}

function hasItems(lists: Readonly<Record<string, readonly unknown[]>>): boolean {
  return Object.values(lists).some((list) => list.length > 0);
}
