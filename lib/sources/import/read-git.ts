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

/** The folder of an archive that holds its answers. */
const folder = 'policies';

/** What the history of an archive says of one policy, as far as it was read. */
interface Gathered extends ObservedPolicy {
  defaults: ObservedDefault[];
  byId: Map<string, ObservedVersion>;
}

/**
 * Reads a git repository that archives answers of `aws iam get-policy-version` over time: one
 * file a policy, named after it, `policies/<Name>`, that each commit replaces; where most files
 * are named `<Name>.json`, that ending is none of the name. The commit's time is when a version,
 * or a default, was first observed; a file that was deleted is a policy that is observed no
 * more. A state that cannot be read is named with its commit and passed over: jobs that archive
 * were cut off half-way. Throws a SourceError for anything else.
 */
export async function readGit(
  repository: string,
  accepts: (policyName: string) => boolean,
): Promise<Observation> {
  const all: FileChange[] = [];
  for await (const change of listFileChanges(repository, folder)) all.push(change);
  const readName = createNaming(new Set(all.map(({ path }) => path)));
  const changes = all.flatMap((change) => {
    const policyName = readName(change.path);
    return policyName !== undefined && accepts(policyName) ? [{ ...change, policyName }] : [];
  });
  if (changes.length === 0) {
    const expected = `commits of files under ${folder}/, one a policy`;
    const remedy = 'Name the repository of the archive; its files are named after their policies.';
    throw new SourceError(`git:${repository}`, '', expected, 'none that match', remedy);
  }
  const policies = new Map<string, Gathered>();
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
    const policy = policies.get(change.policyName) ?? begin(change.policyName);
    policies.set(change.policyName, policy);
    if (change.blob === undefined) {
      policy.noLongerObserved = change.time;
      continue;
    }
    const { value } = await blobs.next();
    policy.lastObserved = change.time;
    delete policy.noLongerObserved;
    const fault = addState(policy, change, value as Buffer);
    if (fault !== undefined) unreadable.push(fault);
  }
  // The end of the stream is where git says whether all went well.
  await blobs.next();
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

/** A policy whose file is still there was observed as long as the archive was kept. */
function complete({ byId: _, lastObserved = '', ...policy }: Gathered): ObservedPolicy {
  return policy.noLongerObserved === undefined ? policy : { ...policy, lastObserved };
}

/** How an archive names its files. One deeper down, or whose name is none of IAM's, is no policy's. */
function createNaming(paths: ReadonlySet<string>): (path: string) => string | undefined {
  const ending = '.json';
  // An archive of AWS's policies has one file `X.json` beside `X`: a name may happen to end so.
  const direct = [...paths].filter((path) => path.lastIndexOf('/') === folder.length);
  const isEnding = direct.filter((path) => path.endsWith(ending)).length > direct.length / 2;
  return (path) => {
    const file = path.slice(folder.length + 1);
    const name = isEnding && file.endsWith(ending) ? file.slice(0, -ending.length) : file;
    return namePattern.test(name) ? name : undefined;
  };
}

function begin(policyName: string): Gathered {
  return { policyName, arn: null, createDate: null, versions: [], defaults: [], byId: new Map() };
}

/** Adds what one commit left of a file; says why where it cannot be read. */
function addState(
  policy: Gathered,
  { commit, time, path }: FileChange,
  bytes: Buffer,
): string | undefined {
  const decoded = decodeBytes(bytes);
  const { answer, problem } =
    decoded.problem === undefined
      ? readVersionResponse(decoded.text)
      : { problem: decoded.problem };
  const refuse = (place: string, expected: string, found: string) =>
    showText(
      `${path} in commit ${commit} of ${time}${place && `, ${place}`}: expected ${expected}, found ${found}. Passed over.`,
    );
  if (answer === undefined) return refuse(problem.place, problem.expected, problem.found);
  const { versionId, createDate, document, isDefault, arn } = answer;
  if (arn !== undefined && parsePolicyArn(arn)?.name !== policy.policyName) {
    return refuse('', `the ARN of ${policy.policyName}`, JSON.stringify(arn));
  }
  const firstObserved = notBefore(time, createDate);
  const version = { versionId, createDate, firstObserved, document };
  const known = policy.byId.get(versionId);
  policy.byId.set(versionId, known ?? version);
  // The same again, written anew, says nothing; another document is for the plan to refuse.
  if (known === undefined || !isSame(known, version)) policy.versions.push(version);
  policy.arn ??= arn ?? null;
  if (isDefault === true && policy.defaults.at(-1)?.versionId !== versionId) {
    policy.defaults.push({ versionId, firstObserved });
  }
  return undefined;
}

function isSame(a: ObservedVersion, b: ObservedVersion): boolean {
  return a.createDate === b.createDate && isDeepStrictEqual(a.document, b.document);
}
