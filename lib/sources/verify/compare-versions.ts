import { hashDocument } from '../../record/hash-document';
import type { Version } from '../../record/types';
import type { ObservedVersion } from '../import/observation';
import { type Difference, type DifferenceKind, nameVersionFile } from './difference';
import { findPlace } from './find-place';

/** A version on record, and the same version of the source. */
export interface VersionPair {
  version: Version;
  observed: ObservedVersion;
}

/**
 * Finds the observed version of each version on record: the one with its id and date, or else the
 * only one with its id. `missing` are the versions that only the record has, `unmatched` those
 * that only the source has; one with the id and date of a pair is a second document of that version.
 */
export function pairVersions(
  versions: readonly Version[],
  observed: readonly ObservedVersion[],
): { pairs: VersionPair[]; missing: Version[]; unmatched: ObservedVersion[] } {
  const free = new Set(observed);
  const take = (find: (each: ObservedVersion) => boolean) => {
    const found = [...free].find(find);
    if (found !== undefined) free.delete(found);
    return found;
  };
  const pairs = new Map<Version, ObservedVersion>();
  const pair = (isSame: (version: Version, each: ObservedVersion) => boolean) => {
    for (const version of versions.filter((each) => !pairs.has(each))) {
      const found = take((each) => isSame(version, each));
      if (found !== undefined) pairs.set(version, found);
    }
  };
  const isSame = (a: Version, b: ObservedVersion) =>
    a.versionId === b.versionId && a.createDate === b.createDate;
  pair((a, b) => isSame(a, b) && findPlace(b.document, a.document) === undefined);
  pair(isSame);
  pair((a, b) => a.versionId === b.versionId);
  return {
    pairs: versions.flatMap((version) => {
      const found = pairs.get(version);
      return found === undefined ? [] : [{ version, observed: found }];
    }),
    missing: versions.filter((version) => !pairs.has(version)),
    unmatched: [...free],
  };
}

/** The differences of a version from its source: date of creation and document. */
export function compareVersion(version: Version, observed: ObservedVersion): Difference[] {
  const at = observed.place === undefined ? '' : ` (${observed.place})`;
  const differences: Difference[] = [];
  if (version.createDate !== observed.createDate) {
    const expected = `${observed.createDate} as in the source${at}`;
    differences.push(report(version, 'create-date', '/createDate', expected, version.createDate));
  }
  const different = findPlace(observed.document, version.document, '/document');
  if (different !== undefined) {
    const { place, expected, found } = different;
    differences.push(
      report(version, 'document', place, `${expected} as in the source${at}`, found),
    );
  }
  return differences;
}

/** The hash on record is that of the document on record. */
export function checkHash(version: Version): Difference[] {
  const { sha256, document } = version;
  const computed = hashDocument(document);
  if (sha256 === undefined || sha256 === computed) return [];
  const expected = `${computed}, the SHA-256 of the document in the file`;
  return [report(version, 'hash', '/sha256', expected, sha256)];
}

/** A difference in the file of a version. */
export function report(
  { policyName, versionId }: Pick<Version, 'policyName' | 'versionId'>,
  kind: DifferenceKind,
  place: string,
  expected: string,
  found: string,
): Difference {
  const file = nameVersionFile(policyName, versionId);
  return { kind, policyName, versionId, file, place, expected, found };
}
