import { isDeepStrictEqual } from 'node:util';
import type { Policy } from '../../record/types';
import { type Conflict, describeConflicts } from './conflict';
import type { MatchedPolicy } from './match-lives';
import type { ObservedPolicy, ObservedVersion } from './observation';
import type { RefusedPolicy } from './refused-policy';

/** The versions that the record does not have, each once. */
export function listNewVersions(
  known: Policy | undefined,
  observed: ObservedPolicy,
): ObservedVersion[] {
  return compareVersions(known, observed).newVersions;
}

/** The reason to leave a policy out, where its source contradicts the record or itself. */
export function refuseConflicts({ known, observed }: MatchedPolicy): RefusedPolicy | undefined {
  const { conflicts } = compareVersions(known, observed);
  return conflicts.length === 0
    ? undefined
    : { policyName: observed.policyName, message: describeConflicts(conflicts) };
}

type KnownVersion = Pick<ObservedVersion, 'createDate' | 'document'>;

function compareVersions(known: Policy | undefined, { policyName, versions }: ObservedPolicy) {
  const versionsById = new Map<string, KnownVersion>(
    known?.versions.map((version) => [version.versionId, version]),
  );
  const newVersions: ObservedVersion[] = [];
  const conflicts: Conflict[] = [];
  for (const version of versions) {
    const { versionId, createDate, document, place } = version;
    const other = versionsById.get(versionId);
    if (other === undefined) {
      versionsById.set(versionId, version);
      newVersions.push(version);
    } else if (other.createDate !== createDate || !isDeepStrictEqual(other.document, document)) {
      conflicts.push({
        name: `${policyName} ${versionId}${place === undefined ? '' : `, ${place}`}`,
        record: { createDate: other.createDate, document: other.document },
        source: { createDate, document },
      });
    }
  }
  return { newVersions, conflicts };
}
