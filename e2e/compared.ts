import { readFileSync } from 'node:fs';
import { comparePermissions } from '../lib/history/changes';
import { loadCatalog } from '../lib/iam/catalog/load';
import type { Version } from '../lib/record/types';
import { readRisks } from '../lib/risk/project-risks';
import { record } from './record';

export const { policies } = record;

/** A version on record. Throws where there is none. */
export function findVersion(policyName: string, versionId: string): Version {
  const policy = policies.find((each) => each.policyName === policyName);
  const version = policy?.versions.find((each) => each.versionId === versionId);
  if (version === undefined) throw new Error(`No ${policyName} ${versionId} on record.`);
  return version;
}

/** What the pure code says of a step. */
export async function compare(before: Version, after: Version) {
  const patterns = [before, after].flatMap(({ statements }) =>
    statements.flatMap(({ action }) => action.patterns),
  );
  return comparePermissions(
    before,
    after,
    await loadCatalog(patterns, readRisks().catalog.findCategory),
  );
}

export const readDocument = (policyName: string, versionId: string) =>
  readFileSync(`out/policies/${policyName}/${versionId}/document.json`, 'utf8');
