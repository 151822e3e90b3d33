import { findClosestVersion } from '../history/closest-version';
import { listDefaultVersions } from '../history/default-versions';
import type { Statement } from '../iam/document';
import type { ServedPolicy, ServedVersion } from '../record/types';

/** A document is near a version that has so many of its action patterns… */
export const minShared = 5;
/** …and with which it shares this part of all patterns that either of them names. */
export const minShare = 0.6;

/** The rule for readers. */
export const nearRule =
  'A policy counts as a copy where it and a version of an AWS policy have at least 5 action patterns in common, and at least 60 % of all action patterns that either of them allows.';

/** The version that a document is most like. */
export interface NearVersion {
  policy: ServedPolicy;
  version: ServedVersion;
  /** Action patterns that both allow, and that either allows. */
  shared: number;
  total: number;
}

const patternSets = new WeakMap<readonly Statement[], ReadonlySet<string>>();

/** The action patterns that Allow statements name, in lower case. */
export function listAllowedPatterns(statements: readonly Statement[]): ReadonlySet<string> {
  const known = patternSets.get(statements);
  if (known !== undefined) return known;
  const patterns = new Set<string>();
  for (const { effect, action } of statements) {
    if (effect === 'Deny' || action.negated) continue;
    for (const pattern of action.patterns) patterns.add(pattern.toLowerCase());
  }
  patternSets.set(statements, patterns);
  return patterns;
}

/** The nearest version of some policies by `nearRule`; of equal ones, that with the most equal grants. */
export function findNearVersion(
  statements: readonly Statement[],
  policies: readonly ServedPolicy[],
): NearVersion | undefined {
  const own = listAllowedPatterns(statements);
  const near = policies.flatMap((policy) =>
    policy.versions.flatMap((version): NearVersion[] => {
      const other = listAllowedPatterns(version.statements);
      const shared = [...own].filter((pattern) => other.has(pattern)).length;
      const total = own.size + other.size - shared;
      return shared >= minShared && shared >= minShare * total
        ? [{ policy, version, shared, total }]
        : [];
    }),
  );
  const best = Math.max(...near.map(measureShare));
  const equal = near.filter((each) => measureShare(each) === best);
  if (equal.length < 2) return equal[0];
  const closest = findClosestVersion(
    statements,
    equal.map(({ version }) => version),
  );
  // Versions with the same actions on other resources share no grant: then the newest.
  return equal.find(({ version }) => version === closest?.version) ?? equal.at(-1);
}

function measureShare({ shared, total }: NearVersion): number {
  return shared / total;
}

/** When the next version replaced a version for the first time; undefined where it is the current one. */
export function findReplacement(
  policy: ServedPolicy,
  version: ServedVersion,
): ServedVersion | undefined {
  const versions = listDefaultVersions<ServedVersion>(policy);
  const index = versions.findLastIndex(({ versionId }) => versionId === version.versionId);
  return versions[index + 1];
}
