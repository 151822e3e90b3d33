import type { Policy, Version } from '../record/types';
import { compareText } from '../shared/collections';
import { type Change, comparePermissions, noCatalog } from './changes';
import { listDefaultVersions } from './default-versions';

/**
 * A default that was set to a version made earlier: no new document, and another access. As a
 * change it goes from the version that was in force to the one that is again.
 */
export interface DefaultChange extends Change {
  before: Version;
  /** When a source was first seen to have that default; IAM does not say when it was set. */
  observed: string;
}

/** Every default of some policies that was set to an older version, newest first. */
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
  const turns = listDefaultVersions(policy);
  const find = (id: string | undefined) =>
    policy.versions.find(({ versionId }) => versionId === id) as Version;
  return turns.flatMap((turn, index) => {
    // A turn that is one of the versions themselves is that version's own change.
    if (policy.versions.includes(turn)) return [];
    const [before, version] = [find(turns[index - 1]?.versionId), find(turn.versionId)];
    return [
      {
        policy,
        version,
        before,
        beforeSince: turns[index - 1]?.createDate,
        next: undefined,
        missing: undefined,
        observed: turn.createDate,
        ...comparePermissions(before, version, catalog),
      },
    ];
  });
}
