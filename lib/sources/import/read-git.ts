import { isDeepStrictEqual } from 'node:util';
import { parsePolicyArn } from '../../iam/policy-key';
import { decodeBytes } from '../../shared/decode-text';
import { showText } from '../../shared/show-text';
import { SourceError } from '../source-error';
import { type FileChange, listFileChanges, readBlobs } from './git';
import {
  namePattern,
  notBefore,
  type Observation,
  type ObservedDefault,
  type ObservedPolicy,
  type ObservedVersion,
} from './observation';
import { readVersionResponse } from './read-version-response';

/** The folder of an archive with its files. */
const folder = 'policies';

/** A policy in the history of an archive, up to the commit that was read last. */
interface ArchivedPolicy extends ObservedPolicy {
  defaults: ObservedDefault[];
  byId: Map<string, ObservedVersion>;
}

/**
 * Reads a git repository that archives the output of `aws iam get-policy-version`: each policy has
 * the file `policies/<Name>`, which commits replace. Where most files end in `.json`, the ending
 * is not part of the names. A version or a default is first observed at the time of the earliest
 * commit that has it, also on a merged branch; a policy whose file is deleted is no longer observed.
 * A file that cannot be parsed, as interrupted
 * jobs leave it, is reported with its commit and skipped. Throws a SourceError for anything else.
 */
export async function readGit(
  repository: string,
  accepts: (policyName: string) => boolean,
): Promise<Observation> {
  const mainline = await listFileChanges(repository, folder, 'first parents');
  const all = await listAllStates(repository, mainline);
  const readName = createNameReader(new Set(all.map(({ path }) => path)));
  const changes = all.flatMap((change) => {
    const policyName = readName(change.path);
    return policyName !== undefined && accepts(policyName) ? [{ ...change, policyName }] : [];
  });
  if (changes.length === 0) {
    const expected = `commits of files under ${folder}/, one a policy`;
    const remedy = 'Name the repository of the archive; its files are named after their policies.';
    throw new SourceError(`git:${repository}`, '', expected, 'none that match', remedy);
  }
  const policies = new Map<string, ArchivedPolicy>();
  const unreadable: string[] = [];
  const unnamed = [...new Set(all.map(({ path }) => path))]
    .filter((path) => readName(path) === undefined)
    .map((path) =>
      showText(
        `${path}: expected a file named after its policy right in ${folder}/, found another name. Passed over.`,
      ),
    );
  const blobs = readBlobs(
    repository,
    changes.flatMap(({ blob }) => blob ?? []),
  );
  for (const change of changes) {
    const policy = policies.get(change.policyName) ?? createPolicy(change.policyName);
    policies.set(change.policyName, policy);
    if (change.blob === undefined) {
      policy.noLongerObserved = change.time;
      continue;
    }
    const { value } = await blobs.next();
    if (change.isOnMainline) {
      policy.lastObserved = change.time;
      delete policy.noLongerObserved;
    }
    const problem = addState(policy, change, value as Buffer);
    if (problem !== undefined) unreadable.push(problem);
  }
  const observedUntil = all.map(({ time }) => time).reduce((a, b) => (a > b ? a : b));
  const read = [...policies.values()].filter(({ versions }) => versions.length > 0);
  if (read.length === 0) {
    const expected = 'answers of aws iam get-policy-version in the files of its commits';
    const found = `${unreadable.length} that cannot be read: ${unreadable[0] ?? 'nothing at all'}`;
    const remedy = 'Name the repository of the archive.';
    throw new SourceError(`git:${repository}`, '', expected, found, remedy);
  }
  return { policies: read.map(complete), observedUntil, unreadable, unnamed };
}

/** A state of a file on the way to HEAD, or only on a merged branch. */
interface ArchivedState extends FileChange {
  isOnMainline: boolean;
}

/**
 * The states of all files: those along the first parents, in their order and with the time of the
 * earliest commit that has them; then those that only merged branches have.
 */
async function listAllStates(
  repository: string,
  mainline: readonly FileChange[],
): Promise<ArchivedState[]> {
  const earliest = new Map<string, FileChange>();
  for (const change of await listFileChanges(repository, folder, 'all')) {
    const known = earliest.get(buildKey(change));
    if (known === undefined || change.time < known.time) earliest.set(buildKey(change), change);
  }
  const previous = new Map<string, string>();
  const dated = mainline.map((change): ArchivedState => {
    const first = earliest.get(buildKey(change)) ?? change;
    // A file that returns to an earlier state was in it before, too.
    const isReturn = first.time <= (previous.get(change.path) ?? '');
    previous.set(change.path, change.time);
    const { commit, time } = change.blob === undefined || isReturn ? change : first;
    return { ...change, commit, time, isOnMainline: true };
  });
  const listed = new Set(mainline.map(buildKey));
  const branches = [...earliest.values()]
    .filter((change) => change.blob !== undefined && !listed.has(buildKey(change)))
    .map((change): ArchivedState => ({ ...change, isOnMainline: false }));
  return [...dated, ...branches];
}

function buildKey({ path, blob }: FileChange): string {
  return `${blob} ${path}`;
}

/** A policy whose file still exists was observed until the end of the archive. */
function complete({ byId: _, lastObserved = '', ...policy }: ArchivedPolicy): ObservedPolicy {
  return policy.noLongerObserved === undefined ? policy : { ...policy, lastObserved };
}

/** Returns a function from a path to the name of its policy; undefined for other files. */
function createNameReader(paths: ReadonlySet<string>): (path: string) => string | undefined {
  const ending = '.json';
  // The name of a policy can itself end in `.json`, so a single such file is not enough.
  const direct = [...paths].filter((path) => path.lastIndexOf('/') === folder.length);
  const isEnding = direct.filter((path) => path.endsWith(ending)).length > direct.length / 2;
  return (path) => {
    const file = path.slice(folder.length + 1);
    const name = isEnding && file.endsWith(ending) ? file.slice(0, -ending.length) : file;
    return namePattern.test(name) ? name : undefined;
  };
}

function createPolicy(policyName: string): ArchivedPolicy {
  return { policyName, arn: null, createDate: null, versions: [], defaults: [], byId: new Map() };
}

/** Adds the state of a file after a commit. Returns a message for one that cannot be parsed. */
function addState(
  policy: ArchivedPolicy,
  { commit, time, path, isOnMainline }: ArchivedState,
  bytes: Buffer,
): string | undefined {
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
  if (arn !== undefined && parsePolicyArn(arn)?.name !== policy.policyName) {
    return refuse('', `the ARN of ${policy.policyName}`, JSON.stringify(arn));
  }
  const firstObserved = notBefore(time, createDate);
  const version = { versionId, createDate, firstObserved, document };
  const known = policy.byId.get(versionId);
  policy.byId.set(versionId, known ?? version);
  if (known !== undefined && isSame(known, version) && firstObserved < known.firstObserved) {
    known.firstObserved = firstObserved;
  }
  // An equal version in other bytes adds nothing; a different document is a conflict of the plan.
  if (known === undefined || !isSame(known, version)) policy.versions.push(version);
  policy.arn ??= arn ?? null;
  if (isOnMainline && isDefault === true && policy.defaults.at(-1)?.versionId !== versionId) {
    policy.defaults.push({ versionId, firstObserved });
  }
  return undefined;
}

function isSame(a: ObservedVersion, b: ObservedVersion): boolean {
  return a.createDate === b.createDate && isDeepStrictEqual(a.document, b.document);
}
