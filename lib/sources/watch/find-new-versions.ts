import type { PolicyRecord } from '../../record/types';
import type { Source } from '../../record/types.gen';
import type { Observation } from '../import/observation';
import { type ImportCounts, planImport } from '../import/plan';
import { RefusedError } from '../import/refused-policy';

/** The versions of a source that the record does not have. */
export interface NewVersions {
  /** The record's names of the new policies. */
  policies: string[];
  /** Including those of new policies, in the order of the record. */
  versions: { policyName: string; versionId: string }[];
  counts: ImportCounts;
}

/**
 * Finds the versions that an observation would add to a record. Throws a RefusedError where a
 * policy contradicts the record.
 */
export function findNewVersions(
  record: PolicyRecord,
  observation: Observation,
  source: Source,
): NewVersions {
  const { files, added, refused } = planImport(record, observation, source);
  if (refused.length > 0) throw new RefusedError(refused);
  const known = new Map(record.policies.map((policy) => [policy.policyName, policy.versions]));
  const versions = [...files.keys()].flatMap((path) => {
    const [, policyName, versionId] = /^policies\/([^/]+)\/(v\d+)\.json$/.exec(path) ?? [];
    if (policyName === undefined || versionId === undefined) return [];
    // A version on record can get a hash, which is no news.
    const isKnown = known.get(policyName)?.some((version) => version.versionId === versionId);
    return isKnown ? [] : { policyName, versionId };
  });
  const named = new Set(versions.map(({ policyName }) => policyName));
  return {
    policies: [...named].filter((name) => !known.has(name)),
    versions,
    counts: added,
  };
}
