import { execFileSync } from 'node:child_process';

export interface NaiveVersion {
  policyName: string;
  versionId: string;
  createDate: string;
  /** The time of the earliest commit with this version; not before its creation. */
  firstObserved: string;
  document: unknown;
}

/**
 * Reads every version of an archive in the simplest way: all trees of all commits, with
 * `git cat-file` alone. The tests compare it with the import, with which it shares no code.
 */
export function readArchiveNaively(repository: string): NaiveVersion[] {
  const earliest = findEarliestTimes(repository);
  const versions = new Map<string, NaiveVersion>();
  const blobs = readObjects(
    repository,
    [...earliest.keys()].map((key) => key.slice(0, 40)),
  );
  let at = 0;
  for (const [key, time] of earliest) {
    const text = (blobs[at] as Buffer).toString('utf8');
    at += 1;
    const policyName = key.slice(41);
    if (text === '' || policyName.endsWith('.json')) continue;
    const { VersionId, CreateDate, Document } = JSON.parse(text).PolicyVersion;
    const createDate = toInstant(Date.parse(CreateDate));
    const firstObserved = toInstant(Math.max(Date.parse(createDate), time * 1000));
    const id = `${policyName} ${VersionId} ${createDate}`;
    const known = versions.get(id);
    if (known !== undefined && known.firstObserved <= firstObserved) continue;
    const document = known?.document ?? Document;
    versions.set(id, { policyName, versionId: VersionId, createDate, firstObserved, document });
  }
  return [...versions.values()];
}

/** Seconds of the earliest commit of each file, by the id of its content and its name. */
function findEarliestTimes(repository: string): Map<string, number> {
  const commits = run(repository, ['rev-list', 'HEAD']).toString('utf8').trim().split('\n');
  const times = readObjects(repository, commits).map((commit) =>
    Number(/^committer .* (\d+) [+-]\d{4}$/m.exec(commit.toString('utf8'))?.[1]),
  );
  const earliest = new Map<string, number>();
  const batch = 500;
  for (let start = 0; start < commits.length; start += batch) {
    const names = commits.slice(start, start + batch).map((commit) => `${commit}:policies`);
    for (const [index, tree] of readObjects(repository, names).entries()) {
      const time = times[start + index] as number;
      for (const key of listTree(tree)) {
        const known = earliest.get(key);
        if (known === undefined || time < known) earliest.set(key, time);
      }
    }
  }
  return earliest;
}

/** The entries of a tree object: the id, a blank and the name. */
function listTree(tree: Buffer): string[] {
  const entries: string[] = [];
  for (let at = 0; at < tree.length; ) {
    const blank = tree.indexOf(0x20, at);
    const end = tree.indexOf(0, blank);
    entries.push(
      `${tree.toString('hex', end + 1, end + 21)} ${tree.toString('utf8', blank + 1, end)}`,
    );
    at = end + 21;
  }
  return entries;
}

/** The content of objects; empty for those that do not exist. */
function readObjects(repository: string, names: readonly string[]): Buffer[] {
  const output = run(repository, ['cat-file', '--batch'], `${names.join('\n')}\n`);
  let at = 0;
  return names.map(() => {
    const lineEnd = output.indexOf(0x0a, at);
    const head = output.toString('utf8', at, lineEnd).split(' ');
    const isMissing = head.at(-1) === 'missing';
    const end = isMissing ? lineEnd : lineEnd + 1 + Number(head[2]);
    at = end + 1;
    return isMissing ? Buffer.alloc(0) : output.subarray(lineEnd + 1, end);
  });
}

function run(repository: string, args: readonly string[], input = ''): Buffer {
  return execFileSync('git', ['-C', repository, ...args], {
    input,
    maxBuffer: Number.POSITIVE_INFINITY,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

function toInstant(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
