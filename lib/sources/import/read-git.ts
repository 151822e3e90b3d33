import { isDeepStrictEqual } from 'node:util';
import { parsePolicyArn } from '../../iam/policy-key';
import type { Withdrawal } from '../../record/types.gen';
import { decodeBytes } from '../../shared/decode-text';
import { showText } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { type ArchiveLists, listFile, readArchiveLists, removedFile } from './archive-lists';
import { type ArchivedState, createNameReader, folder, listAllStates } from './archive-states';
import { type FileChange, listFileChanges, readBlobs, readHead, requireWholeHistory } from './git';
import {
  notBefore,
  type Observation,
  type ObservedDefault,
  type ObservedPolicy,
  type ObservedVersion,
} from './observation';
import { readVersionResponse } from './read-version-response';

/** A policy in the history of an archive, up to the commit that was read last. */
interface ArchivedPolicy extends ObservedPolicy {
  defaults: ObservedDefault[];
  withdrawals: Withdrawal[];
  absences: Withdrawal[];
  /** Since when the file has no content. */
  absentSince?: string | undefined;
  byId: Map<string, ObservedVersion>;
  /** The version that was read last along the first parents. */
  last?: ObservedVersion;
}

/**
 * Reads a git repository that archives the output of `aws iam get-policy-version`: each policy has
 * the file `policies/<Name>`, which commits replace. Where most files end in `.json`, the ending
 * is not part of the names. A version is first observed at the time of the earliest commit that
 * has it, also on a merged branch. Defaults, deletions and returns are those along the first
 * parents, which are what the archive had at that time. ARNs, kinds, dates of creation and removals
 * come from `policies-list.json` and `DEPRECATED.json`, where the archive has them. A file that
 * cannot be parsed, as interrupted jobs leave it, is reported with its commit and skipped. The
 * provenance of a version is that earliest commit.
 * Throws a SourceError for anything else.
 *
 * @param archive the address of the repository, for the record
 */
export async function readGit(
  repository: string,
  accepts: (policyName: string) => boolean,
  archive?: string,
): Promise<Observation> {
  await requireWholeHistory(repository);
  const paths = [`${folder}/`, listFile, removedFile];
  const isState = ({ path }: FileChange) => path.startsWith(`${folder}/`);
  const mainline = await listFileChanges(repository, paths, 'first parents');
  const lists = await readArchiveLists(
    repository,
    mainline.filter((change) => !isState(change)),
    mainline.flatMap(({ path, blob, time }) =>
      path.startsWith(`${folder}/`) && blob === undefined ? [time] : [],
    ),
  );
  const all = listAllStates(
    mainline.filter(isState),
    await listFileChanges(repository, paths.slice(0, 1), 'all'),
  );
  const allPaths = new Set(all.map(({ path }) => path));
  const readName = createNameReader(allPaths, lists.listed);
  const changes = all.flatMap((change) => {
    const policyName = readName(change.path);
    return policyName !== undefined && accepts(policyName) ? [{ ...change, policyName }] : [];
  });
  if (changes.length === 0) {
    const expected = `commits of files under ${folder}/, one a policy`;
    const remedy = 'Name the repository of the archive; its files are named after their policies.';
    throw new SourceError(`git:${repository}`, '', expected, 'none that match', remedy);
  }
  const unreadable = [...lists.unreadable];
  const policies = await readPolicies(repository, changes, unreadable);
  const read = policies.filter(({ versions }) => versions.length > 0);
  if (read.length === 0) {
    const expected = 'answers of aws iam get-policy-version in the files of its commits';
    const found = `${unreadable.length} that cannot be read: ${unreadable[0] ?? 'nothing at all'}`;
    const remedy = 'Name the repository of the archive.';
    throw new SourceError(`git:${repository}`, '', expected, found, remedy);
  }
  return {
    policies: read.map((policy) => complete(policy, lists, archive)),
    commit: await readHead(repository),
    ...(archive !== undefined && { archive }),
    observedUntil: all.map(({ time }) => time).reduce(notBefore),
    unreadable,
    unnamed: [...allPaths].filter((path) => readName(path) === undefined).map(describeStray),
  };
}

function describeStray(path: string): string {
  return showText(
    `${path}: expected a file named after its policy right in ${folder}/, found another name. Passed over.`,
  );
}

async function readPolicies(
  repository: string,
  changes: readonly (ArchivedState & { policyName: string })[],
  unreadable: string[],
): Promise<ArchivedPolicy[]> {
  const policies = new Map<string, ArchivedPolicy>();
  const blobs = readBlobs(
    repository,
    changes.flatMap(({ blob }) => blob ?? []),
  );
  for (const change of changes) {
    const policy = policies.get(change.policyName) ?? createPolicy(change.policyName);
    policies.set(change.policyName, policy);
    if (change.blob === undefined) {
      policy.noLongerObserved = change.time;
      policy.absentSince ??= change.time;
      continue;
    }
    const { value } = await blobs.next();
    if (change.isOnMainline) observeFile(policy, change.time);
    const problem = addState(policy, change, value as Buffer);
    if (problem !== undefined) unreadable.push(problem);
  }
  return [...policies.values()];
}

/** A file that exists again ends a withdrawal. */
function observeFile(policy: ArchivedPolicy, time: string) {
  const { noLongerObserved: from } = policy;
  if (from !== undefined) policy.withdrawals.push({ from, until: time });
  policy.lastObserved = time;
  delete policy.noLongerObserved;
}

/** A policy whose file still exists was observed until the end of the archive. */
function complete(
  {
    byId: _,
    last: __,
    absentSince: ___,
    lastObserved = '',
    withdrawals,
    absences,
    ...policy
  }: ArchivedPolicy,
  { listed, removed }: ArchiveLists,
  archive: string | undefined,
): ObservedPolicy {
  const knownBy = removed.get(policy.policyName);
  const entries = listed.get(policy.policyName);
  return {
    ...policy,
    versions: policy.versions.map((version) => ({
      ...version,
      provenance: { ...(archive !== undefined && { archive }), ...version.provenance },
    })),
    ...(policy.noLongerObserved !== undefined && { lastObserved }),
    ...(withdrawals.length > 0 && { withdrawals }),
    ...(absences.length > 0 && { absences }),
    ...(entries !== undefined && { listed: entries }),
    ...(knownBy !== undefined && { deprecated: { knownBy } }),
  };
}

function createPolicy(policyName: string): ArchivedPolicy {
  return {
    policyName,
    arn: null,
    createDate: null,
    versions: [],
    defaults: [],
    withdrawals: [],
    absences: [],
    byId: new Map(),
  };
}

/** Adds the state of a file after a commit. Returns a message for one that cannot be parsed. */
function addState(
  policy: ArchivedPolicy,
  { commit, time, path, isOnMainline }: ArchivedState,
  bytes: Buffer,
): string | undefined {
  if (bytes.length === 0 && isOnMainline) policy.absentSince ??= time;
  const decoded = decodeBytes(bytes);
  const { response, problem } =
    decoded.problem === undefined
      ? readVersionResponse(decoded.text)
      : { problem: decoded.problem };
  const refuse = (place: string, expected: string, found: string) =>
    showText(
      `${path} in commit ${commit} of ${time}${place && `, ${place}`}: expected ${expected}, found ${found}. Passed over.`,
    );
  if (response === undefined) return refuse(problem.place, problem.expected, problem.found);
  const { versionId, createDate, document, isDefault, arn } = response;
  if (isOnMainline && policy.absentSince !== undefined) {
    policy.absences.push({ from: policy.absentSince, until: time });
    policy.absentSince = undefined;
  }
  if (arn !== undefined && parsePolicyArn(arn)?.name !== policy.policyName) {
    return refuse('', `the ARN of ${policy.policyName}`, JSON.stringify(arn));
  }
  const firstObserved = notBefore(time, createDate);
  const version: ObservedVersion = {
    versionId,
    createDate,
    firstObserved,
    document,
    provenance: { commit, path },
    place: `commit ${commit}`,
  };
  // A policy that was created again has the same ids with other dates.
  const key = `${versionId} ${createDate}`;
  const known = policy.byId.get(key);
  policy.byId.set(key, known ?? version);
  if (known !== undefined && isSame(known, version) && firstObserved < known.firstObserved) {
    Object.assign(known, { firstObserved, provenance: version.provenance, place: version.place });
  }
  // An equal version in other bytes adds nothing; a different document is a conflict of the plan.
  if (known === undefined || !isSame(known, version)) policy.versions.push(version);
  policy.arn ??= arn ?? null;
  if (!isOnMainline || isDefault !== true) return undefined;
  const { last } = policy;
  if (last?.versionId !== versionId || last.createDate !== createDate) {
    policy.defaults.push({ versionId, firstObserved });
  }
  policy.last = version;
  return undefined;
}

function isSame(a: ObservedVersion, b: ObservedVersion): boolean {
  return isDeepStrictEqual(a.document, b.document);
}
