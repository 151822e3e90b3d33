import { findCurrentVersion } from '../../history/default-versions';
import { getFirstKey } from '../../iam/policy-key';
import type { Policy } from '../../record/types';
import { groupByKey } from '../../shared/collections';
import { findKey } from '../import/match-policies';
import type { Observation, ObservedPolicy, ObservedVersion } from '../import/observation';
import { planDefaults } from '../import/plan-defaults';
import { SourceError } from '../source-error';
import {
  checkHash,
  compareVersion,
  pairVersions,
  report,
  type VersionPair,
} from './compare-versions';
import type { Difference } from './difference';

/** A comparison of policies, before their commits are checked. */
export interface Comparison {
  differences: Difference[];
  /** The versions of both. */
  pairs: VersionPair[];
  /** How many versions IAM no longer has, because it keeps only the newest ones. */
  deleted: number;
}

interface CompareOptions {
  /** IAM itself, which deletes old versions and removed policies; other sources keep everything. */
  isIam: boolean;
  /** Whether a policy that only the source has is a difference. */
  reportsOthers: boolean;
}

/**
 * Compares policies on record with those of a source: names, dates of creation, versions with their
 * documents, and defaults. Throws a SourceError for a policy without an ARN whose name several
 * policies on record have.
 */
export function comparePolicies(
  policies: readonly Policy[],
  { policies: observed, observedUntil }: Observation,
  { isIam, reportsOthers }: CompareOptions,
): Comparison {
  const lives = groupByKey(policies, ({ policyName }) => getFirstKey(policyName));
  const sources = groupByKey(observed, (each) => {
    const key = findKey(lives, each);
    if (key !== undefined) return key;
    const expected = 'an ARN, since several policies on record have this name';
    const remedy = `Leave the policy out: --match "!${each.policyName}".`;
    throw new SourceError('the source', each.policyName, expected, 'none', remedy);
  });
  const comparison: Comparison = { differences: [], pairs: [], deleted: 0 };
  for (const [key, own] of lives) {
    const found = sources.get(key) ?? [];
    comparison.differences.push(...own.flatMap(({ versions }) => versions.flatMap(checkHash)));
    if (found.length === 0) compareMissing(comparison, own, isIam);
    else compareLives(comparison, own, found, { isIam, observedUntil });
  }
  if (!reportsOthers) return comparison;
  for (const [key, found] of sources) {
    if (!lives.has(key)) comparison.differences.push(reportOther(key, found));
  }
  return comparison;
}

/** IAM no longer lists a policy that AWS removed. */
function compareMissing(comparison: Comparison, own: readonly Policy[], isIam: boolean) {
  for (const { policyName, versions, deprecated, noLongerObserved } of own) {
    if (isIam && (deprecated ?? noLongerObserved) !== undefined) {
      comparison.deleted += versions.length;
      continue;
    }
    comparison.differences.push({
      kind: 'missing-policy',
      policyName,
      file: `policies/${policyName}/policy.json`,
      place: '',
      expected: 'no policy, as in the source',
      found: `a policy with ${listIds(versions)}`,
    });
  }
}

function reportOther(key: string, found: readonly ObservedPolicy[]): Difference {
  return {
    kind: 'missing-policy',
    policyName: key,
    file: `policies/${key}/policy.json`,
    place: '',
    expected: `a policy with ${listIds(found.flatMap(({ versions }) => versions))}, as in the source`,
    found: 'no such file',
  };
}

/** Compares the policies that had a name one after the other with all that the source has of it. */
function compareLives(
  comparison: Comparison,
  own: readonly Policy[],
  found: readonly ObservedPolicy[],
  { isIam, observedUntil }: { isIam: boolean; observedUntil: string | undefined },
) {
  const { differences } = comparison;
  const observed = found.flatMap(({ versions }) => versions);
  const { pairs, missing, unmatched } = pairVersions(
    own.flatMap(({ versions }) => versions),
    observed,
  );
  comparison.pairs.push(...pairs);
  differences.push(...pairs.flatMap((pair) => compareVersion(pair.version, pair.observed)));
  const oldest = observed
    .map(({ createDate }) => createDate)
    .reduce((a, b) => (a < b ? a : b), '9');
  const until = observedUntil === undefined ? '' : ` up to ${observedUntil}`;
  for (const version of missing) {
    if (isIam && version.createDate < oldest) {
      comparison.deleted += 1;
      continue;
    }
    const expected = `no version, as in the source, which has ${listIds(observed)}${until}`;
    const created = `${version.versionId}, created ${version.createDate}`;
    differences.push(report(version, 'missing-version', '', expected, created));
  }
  const newest = own.toSorted(compareAge).at(-1) as Policy;
  for (const each of unmatched) differences.push(...reportUnmatched(newest, pairs, each));
  if (own.length === 1) differences.push(...comparePolicy(newest, found));
  differences.push(...compareDefaults(newest, own.length === 1, found));
}

/** A version that only the source has, or a second document that it has of a version. */
function reportUnmatched(
  { policyName }: Policy,
  pairs: readonly VersionPair[],
  each: ObservedVersion,
): Difference[] {
  const { versionId, createDate, place } = each;
  const same = pairs.find(
    ({ version }) => version.versionId === versionId && version.createDate === createDate,
  );
  if (same !== undefined) return compareVersion(same.version, each);
  const at = place === undefined ? '' : ` (${place})`;
  const expected = `${versionId}, created ${createDate}, as in the source${at}`;
  return [report({ policyName, versionId }, 'missing-version', '', expected, 'no such version')];
}

/** The facts of the policy itself, where both sides know them. */
function comparePolicy(policy: Policy, found: readonly ObservedPolicy[]): Difference[] {
  const { policyName } = policy;
  const file = `policies/${policyName}/policy.json`;
  return (['arn', 'createDate'] as const).flatMap((field): Difference[] => {
    const expected = found.map((each) => each[field]).find((value) => value !== null);
    const known = policy[field];
    if (expected === undefined || known === null || expected === known) return [];
    const kind = field === 'arn' ? 'arn' : 'create-date';
    const as = `${expected} as in the source`;
    return [{ kind, policyName, file, place: `/${field}`, expected: as, found: String(known) }];
  });
}

/** The default of now, and each time that the source had another one than the record implies. */
function compareDefaults(
  policy: Policy,
  isOnly: boolean,
  found: readonly ObservedPolicy[],
): Difference[] {
  const settings = found.flatMap(({ defaults = [] }) => defaults);
  const last = settings.at(-1);
  if (last === undefined) return [];
  const { policyName, versions, defaults = [] } = policy;
  const difference = (expected: string, known: string): Difference => ({
    kind: 'default',
    policyName,
    file: `policies/${policyName}/policy.json`,
    place: '/defaults',
    expected,
    found: known,
  });
  const planned = isOnly ? planDefaults(versions, defaults, settings).slice(defaults.length) : [];
  if (planned.length > 0) {
    return planned.map(({ versionId, firstObserved }) =>
      difference(
        `${versionId} as the default on ${firstObserved}, as in the source`,
        'another version',
      ),
    );
  }
  const current = findCurrentVersion(policy).versionId;
  if (current === last.versionId) return [];
  return [difference(`${last.versionId} as the default, as in the source`, current)];
}

function compareAge(a: Policy, b: Policy): number {
  return (a.versions[0]?.createDate ?? '') < (b.versions[0]?.createDate ?? '') ? -1 : 1;
}

/** The ids of at most six versions; of more, the number. */
function listIds(versions: readonly { versionId: string }[]): string {
  if (versions.length > 6) return `${versions.length} versions`;
  return versions.map(({ versionId }) => versionId).join(', ') || 'no version';
}
