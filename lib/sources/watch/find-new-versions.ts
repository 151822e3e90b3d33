import type { PolicyRecord } from '../../record/types';
import type { Source } from '../../record/types.gen';
import type { Observation } from '../import/observation';
import { type ImportCounts, planImport } from '../import/plan';

/** What a source of versions has and the record lacks. */
export interface NewVersions {
  /** Names of policies, as the record would have them. */
  policies: string[];
  /** Of new policies too, in the order of the record. */
  versions: { policyName: string; versionId: string }[];
  counts: ImportCounts;
}

/**
 * Lists what an observation would add to a record. Throws a ConflictError where it contradicts
 * a version on record.
 */
export function findNewVersions(
  record: PolicyRecord,
  observation: Observation,
  source: Source,
): NewVersions {
  const { files, added } = planImport(record, observation, source);
  const known = new Set(record.policies.map(({ policyName }) => policyName));
  const versions = [...files.keys()].flatMap((path) => {
    const [, policyName, versionId] = /^policies\/([^/]+)\/(v\d+)\.json$/.exec(path) ?? [];
    return policyName === undefined || versionId === undefined ? [] : { policyName, versionId };
  });
  const named = new Set(versions.map(({ policyName }) => policyName));
  return {
    policies: [...named].filter((name) => !known.has(name)),
    versions,
    counts: added,
  };
}
