import { findCurrentVersion, listDefaultVersions } from '../history/default-versions';
import { compareAccess } from '../iam/compare/compare';
import type { Comparison, Difference } from '../iam/compare/difference';
import type { ServedPolicy, ServedVersion } from '../record/types';
import { compareText } from '../shared/collections';
import { describeOwn } from '../site/client/describe-own';
import type { AccountRecord } from './account-record';
import type { AccountDetails } from './details';
import { doesAllow } from './does-allow';
import { findNearVersion, findReplacement, listAllowedPatterns, minShared } from './near-version';
import { listOwnDocuments, type OwnDocument } from './own-documents';
import { type ProgressOptions, reportProgress } from './progress';

/** Names the version in which AWS added something. */
export interface DatedVersionId {
  versionId: string;
  createDate: string;
}

/** A policy of the account that is near a version of an AWS policy. */
export interface LaggingCopy {
  owners: OwnDocument['owners'];
  /** The AWS policy, by the name of its folder. */
  policyName: string;
  /** The version that it is most like. */
  nearest: DatedVersionId;
  /** The version that replaced it as the default; undefined where it is the current one. */
  replacedBy?: DatedVersionId;
  /** Action patterns that both allow, and that either allows. */
  shared: number;
  total: number;
  /** Whether it allows exactly what the nearest version allows. */
  isIdentical: boolean;
  /** The current default version. */
  current: string;
  /** From the copy to the current version: `gained` is what the copy lacks, `lost` what only it has. */
  comparison: Comparison;
  /** The same in sentences that begin with "Your copy". */
  sentences: string[];
  /**
   * The first version that added something that the copy lacks and the nearest version did not have
   * either; undefined where the copy only leaves out what its original had.
   */
  lagsSince?: DatedVersionId;
}

/**
 * Finds the copies of AWS's policies among an account's own policies, by `nearRule`: those that lag
 * behind first, since the longest time first.
 *
 * @throws the reason of the signal when aborted
 */
export async function findCopies(
  account: AccountDetails,
  record: AccountRecord,
  options: ProgressOptions = {},
): Promise<LaggingCopy[]> {
  const documents = listOwnDocuments(account);
  const loaded = new Map<string, Promise<ServedPolicy>>();
  const load = (name: string) => {
    const policy = loaded.get(name) ?? record.loadPolicy(name);
    loaded.set(name, policy);
    return policy;
  };
  const copies: LaggingCopy[] = [];
  for (const [index, document] of documents.entries()) {
    await reportProgress(options, { stage: 'copies', done: index + 1, total: documents.length });
    const { statements } = document;
    if (listAllowedPatterns(statements).size < minShared) continue;
    const candidates = await Promise.all(record.findCandidates(statements).map(load));
    const copy = describeCopy(document, candidates, record);
    if (copy !== undefined) copies.push(copy);
  }
  return copies.sort(
    (a, b) =>
      compareText(a.lagsSince?.createDate ?? '~', b.lagsSince?.createDate ?? '~') ||
      b.comparison.gained.length - a.comparison.gained.length,
  );
}

function describeCopy(
  { statements, owners }: OwnDocument,
  candidates: readonly ServedPolicy[],
  { catalog }: AccountRecord,
): LaggingCopy | undefined {
  const near = findNearVersion(statements, candidates);
  if (near === undefined) return undefined;
  const { policy, version, shared, total } = near;
  const current = findCurrentVersion<ServedVersion>(policy);
  const comparison = compareAccess(statements, current.statements, catalog);
  const isCurrent = current.statements === version.statements;
  const toNearest = isCurrent ? comparison : compareAccess(statements, version.statements, catalog);
  const replacement = findReplacement(policy, version);
  const lagsSince = findLag(comparison.gained, policy, version);
  return {
    owners,
    policyName: policy.policyName,
    nearest: nameVersion(version),
    ...(replacement && { replacedBy: nameVersion(replacement) }),
    shared,
    total,
    isIdentical: toNearest.verdict === 'same',
    current: current.versionId,
    comparison,
    sentences: describeOwn(comparison, current.versionId).sentences,
    ...(lagsSince && { lagsSince: nameVersion(lagsSince) }),
  };
}

function nameVersion({ versionId, createDate }: ServedVersion): DatedVersionId {
  return { versionId, createDate };
}

/**
 * For each lacking permission, the version since which every version allows its example request, if
 * that is newer than the nearest version; of these the oldest.
 */
function findLag(
  lacking: readonly Difference[],
  policy: ServedPolicy,
  nearest: ServedVersion,
): ServedVersion | undefined {
  const versions = listDefaultVersions<ServedVersion>(policy);
  const start = versions.findLastIndex(({ versionId }) => versionId === nearest.versionId);
  const later = versions.slice(start);
  const known = lacking.filter(({ future }) => !future);
  const indexes = known.map(({ witness }) => {
    const last = later.findLastIndex(({ statements }) => !doesAllow(statements, witness));
    return last + 1;
  });
  const added = indexes.filter((index) => index > 0 && index < later.length);
  return added.length === 0 ? undefined : later[Math.min(...added)];
}
