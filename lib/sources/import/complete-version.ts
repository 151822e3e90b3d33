import { isDeepStrictEqual } from 'node:util';
import { serializeCanonical } from '../../record/canonical';
import { hashDocument } from '../../record/hash-document';
import { rootOf } from '../../record/schemas';
import type { Version } from '../../record/types';
import type { VersionFile } from '../../record/types.gen';
import type { ObservedVersion } from './observation';

/** The file of a new version. */
export function createVersionFile(
  { versionId, createDate, firstObserved, document, provenance }: ObservedVersion,
  source: string,
): string {
  return serializeVersion({
    $schema: '../../schema/version.schema.json',
    versionId,
    createDate,
    firstObserved,
    knownFrom: [source],
    ...(provenance !== undefined && { provenance }),
    sha256: hashDocument(document),
    document,
  });
}

/**
 * The file of a version on record, with the hash and the provenance that it lacks; undefined where
 * it lacks none that the source knows. Nothing else changes. The provenance is where the version
 * was at `firstObserved`, so one of another time does not count.
 */
export function completeVersionFile(
  known: Version,
  observed: readonly ObservedVersion[],
): string | undefined {
  if (known.sha256 !== undefined && known.provenance !== undefined) return undefined;
  const same = observed.filter(
    ({ versionId, createDate, document }) =>
      versionId === known.versionId &&
      createDate === known.createDate &&
      isDeepStrictEqual(document, known.document),
  );
  if (same.length === 0) return undefined;
  const provenance =
    known.provenance ??
    same.find(({ firstObserved }) => firstObserved === known.firstObserved)?.provenance;
  if (known.sha256 !== undefined && provenance === undefined) return undefined;
  const { policyName: _, number: __, statements: ___, ...file } = known;
  return serializeVersion({
    ...file,
    ...(provenance !== undefined && { provenance }),
    sha256: known.sha256 ?? hashDocument(known.document),
  });
}

function serializeVersion(version: VersionFile): string {
  return serializeCanonical(version, rootOf('version'));
}
