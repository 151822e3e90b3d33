import { noCatalog } from '../iam/compare/compare';
import type { Policy, Version } from '../record/types';
import { compareText } from '../shared/collections';
import { addDifference, type Change, comparePermissions } from './changes';
import { listDefaultVersions } from './default-versions';

/**
 * The default set to a version made earlier: access changes without a new document.
 * `before` is the default version until then, `version` the one that is the default again.
 */
export interface DefaultChange extends Change {
  before: Version;
  /** When a source first had that default, an instant: IAM does not say when it was set. */
  observed: string;
}

/** The default changes of all policies, newest first. */
export function listDefaultChanges(
  policies: readonly Policy[],
  catalog = noCatalog,
): DefaultChange[] {
  return policies
    .flatMap((policy) => listOfPolicy(policy, catalog))
    .sort(
      (a, b) =>
        compareText(b.observed, a.observed) ||
        compareText(a.policy.policyName, b.policy.policyName),
    );
}

function listOfPolicy(policy: Policy, catalog: typeof noCatalog): DefaultChange[] {
  const defaults = listDefaultVersions(policy);
  const find = (id: string | undefined) =>
    policy.versions.find(({ versionId }) => versionId === id) as Version;
  return defaults.flatMap((each, index) => {
    // A version that became the default when it was made is an ordinary change.
    if (policy.versions.includes(each)) return [];
    const previous = defaults[index - 1];
    const [before, version] = [find(previous?.versionId), find(each.versionId)];
    return addDifference(
      {
        policy,
        version,
        before,
        beforeSince: previous?.createDate,
        next: undefined,
        missing: undefined,
        observed: each.createDate,
      },
      comparePermissions(before, version, catalog),
    );
  });
}
