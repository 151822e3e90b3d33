import { type ExecFileException, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { SourceError } from '../source-error';

/** A file after a commit. */
export interface FileChange {
  commit: string;
  /** The commit's time, by its committer: an instant. */
  time: string;
  path: string;
  /** The object with its bytes; undefined where the commit deleted the file. */
  blob: string | undefined;
}

/**
 * Lists the changes of files and below folders: along the first parents of HEAD, oldest first, so that
 * those of a merged branch have the time of the merge; or those of every commit that HEAD has,
 * against each of its parents. Throws a SourceError with git's message.
 */
export async function listFileChanges(
  repository: string,
  paths: readonly string[],
  commits: 'first parents' | 'all',
): Promise<FileChange[]> {
  const output = await runGit(repository, [
    'log',
    commits === 'all' ? '--full-history' : '--first-parent',
    '-m',
    '--root',
    '--reverse',
    '--raw',
    '--no-renames',
    '--no-show-signature',
    '--no-abbrev',
    '--format=commit %H %ct',
    '--',
    ...paths,
  ]);
  let [commit, time] = ['', ''];
  return output
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const head = /^commit ([0-9a-f]+) (\d+)$/.exec(line);
      if (head !== null) {
        commit = head[1] as string;
        time = new Date(Number(head[2]) * 1000).toISOString().replace('.000Z', 'Z');
      }
      const change = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)$/.exec(line);
      if (change === null) return [];
      const [, mode, blob, path] = change as unknown as [string, string, string, string];
      // The mode of a submodule, which is not a file.
      const isFile = !/^0+$/.test(blob) && mode !== '160000';
      return { commit, time, path, blob: isFile ? blob : undefined };
    });
}

/** The output for so many objects is held in memory. */
const batchSize = 500;

/** Yields the bytes of objects, in the order of their ids. */
export async function* readBlobs(
  repository: string,
  blobs: readonly string[],
): AsyncGenerator<Buffer> {
  for (let start = 0; start < blobs.length; start += batchSize) {
    const batch = blobs.slice(start, start + batchSize);
    const output = await runGit(repository, ['cat-file', '--batch'], `${batch.join('\n')}\n`);
    let offset = 0;
    for (const blob of batch) {
      const lineEnd = output.indexOf('\n', offset);
      const [, kind = 'nothing', size] = output.toString('utf8', offset, lineEnd).split(' ');
      if (kind !== 'blob') {
        const expected = 'a file of the repository';
        const remedy = 'Fetch the complete repository: git fetch --refetch.';
        throw new SourceError(`git:${repository}`, blob, expected, kind, remedy);
      }
      const end = lineEnd + 1 + Number(size);
      yield output.subarray(lineEnd + 1, end);
      offset = end + 1;
    }
  }
}

/**
 * The bytes of files of commits, in the order of their names, `COMMIT:PATH`; undefined for one that
 * the repository does not have.
 */
export async function readFilesAt(
  repository: string,
  names: readonly string[],
): Promise<(Buffer | undefined)[]> {
  const files: (Buffer | undefined)[] = [];
  for (let start = 0; start < names.length; start += batchSize) {
    const batch = names.slice(start, start + batchSize);
    const output = await runGit(repository, ['cat-file', '--batch'], `${batch.join('\n')}\n`);
    let offset = 0;
    for (const _ of batch) {
      const lineEnd = output.indexOf('\n', offset);
      const [, kind, size] =
        /^[0-9a-f]+ ([a-z]+) (\d+)$/.exec(output.toString('utf8', offset, lineEnd)) ?? [];
      const end = kind === undefined ? lineEnd : lineEnd + 1 + Number(size);
      files.push(kind === 'blob' ? output.subarray(lineEnd + 1, end) : undefined);
      offset = end + 1;
    }
  }
  return files;
}

/** The commits among some ids that the repository has. */
export async function findCommits(
  repository: string,
  commits: readonly string[],
): Promise<Set<string>> {
  if (commits.length === 0) return new Set();
  const output = await runGit(repository, ['cat-file', '--batch-check'], `${commits.join('\n')}\n`);
  const found = output.toString('utf8').matchAll(/^([0-9a-f]+) commit \d+$/gm);
  return new Set([...found].map(([, commit]) => commit as string));
}

/** The environment without the variables of a git hook, which name another repository. */
export function buildGitEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...kept } = process.env;
  return { ...kept, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
}

/** Runs git with a text as its input, and returns its output. */
async function runGit(repository: string, args: readonly string[], input = ''): Promise<Buffer> {
  const running = promisify(execFile)(
    'git',
    ['-C', repository, '-c', 'core.quotePath=false', ...args],
    {
      encoding: 'buffer',
      maxBuffer: Number.POSITIVE_INFINITY,
      env: { ...buildGitEnvironment(), GIT_NO_LAZY_FETCH: '1' },
    },
  );
  // git reports a broken pipe by its exit code.
  running.child.stdin?.on('error', () => undefined).end(input);
  try {
    return (await running).stdout;
  } catch (error) {
    const found = quoteGit(error);
    const expected = 'a git repository with at least one commit';
    const remedy = 'Name the folder of a repository, or install git.';
    throw new SourceError(`git:${repository}`, '', expected, found, remedy);
  }
}

/** What git wrote to standard error, in one line; otherwise how it ended. */
function quoteGit(error: unknown): string {
  const { stderr, code, message } = error as ExecFileException;
  const reason = String(stderr ?? '')
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '')
    .slice(0, 2000);
  return `git's words: ${reason || (typeof code === 'number' ? `code ${code}` : message)}`;
}

/** Throws a SourceError for a shallow clone, which lacks the older versions and their dates. */
export async function requireWholeHistory(repository: string) {
  const output = await runGit(repository, ['rev-parse', '--is-shallow-repository']);
  if (output.toString('utf8').trim() !== 'true') return;
  const expected = 'a repository with its whole history';
  const remedy = 'Fetch the rest: git fetch --unshallow.';
  throw new SourceError(`git:${repository}`, '', expected, 'a shallow clone', remedy);
}

/** The id of the commit of HEAD, in full. */
export async function readHead(repository: string): Promise<string> {
  const output = await runGit(repository, ['rev-parse', '--verify', 'HEAD^{commit}']);
  return output.toString('utf8').trim();
}

/** The address from which a repository was cloned, as git has it; undefined without one. */
export async function readOrigin(repository: string): Promise<string | undefined> {
  // Without --default, git ends with code 1 where the setting is missing.
  const get = ['config', '--default', '', '--get', 'remote.origin.url'];
  return (await runGit(repository, get)).toString('utf8').trim() || undefined;
}

/**
 * Clones a remote repository or a bundle into a folder. Throws a SourceError with git's message,
 * also for a bundle that was cut off.
 */
export async function cloneRepository(place: string, folder: string, kind: 'remote' | 'bundle') {
  try {
    await promisify(execFile)('git', ['clone', '--quiet', '--bare', '--', place, folder], {
      env: buildGitEnvironment(),
    });
  } catch (error) {
    const [expected, remedy] =
      kind === 'bundle'
        ? ['a complete git bundle', 'Copy it again, and check it: git bundle verify FILE.']
        : ['a repository that can be fetched', 'Fetch it by hand, and name its folder.'];
    throw new SourceError(`git:${place}`, '', expected, quoteGit(error), remedy);
  }
}
