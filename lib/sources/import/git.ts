import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { splitLines } from '../../shared/split-lines';
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

/** Lines of git's output contain a path and some ids. */
const maxLineBytes = 100_000;

/**
 * Lists the changes of files below a folder, oldest first, along the first parents of HEAD:
 * changes of a merged branch have the time of the merge. Throws a SourceError with git's message.
 */
export async function* listFileChanges(
  repository: string,
  folder: string,
): AsyncGenerator<FileChange> {
  const git = startGit(repository, [
    'log',
    '--first-parent',
    '-m',
    '--root',
    '--reverse',
    '--raw',
    '--no-renames',
    '--no-show-signature',
    '--no-abbrev',
    '--format=commit %H %ct',
    '--',
    `${folder}/`,
  ]);
  let [commit, time] = ['', ''];
  for await (const { bytes } of splitLines(git.stdout, maxLineBytes)) {
    const line = bytes?.toString('utf8') ?? '';
    const head = /^commit ([0-9a-f]+) (\d+)$/.exec(line);
    if (head !== null) {
      commit = head[1] as string;
      time = new Date(Number(head[2]) * 1000).toISOString().replace('.000Z', 'Z');
    }
    const change = /^:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*\t(.+)$/.exec(line);
    if (change === null) continue;
    const [, mode, blob, path] = change as unknown as [string, string, string, string];
    // The mode of a submodule, which is not a file.
    const isFile = !/^0+$/.test(blob) && mode !== '160000';
    yield { commit, time, path, blob: isFile ? blob : undefined };
  }
  await git.end;
}

/** Yields the bytes of objects, in the order of their ids. */
export async function* readBlobs(
  repository: string,
  blobs: readonly string[],
): AsyncGenerator<Buffer> {
  const git = startGit(repository, ['cat-file', '--batch']);
  // Ids are written while objects are read; otherwise both pipes could fill up and block.
  const written = writeAll(git.stdin, blobs);
  const reader = createReader(git.stdout, git.end);
  try {
    for (const blob of blobs) {
      const [, kind, size] = (await reader.readLine()).split(' ');
      if (kind !== 'blob') {
        const expected = 'a file that the repository holds';
        const remedy = 'Fetch it whole: git fetch --refetch.';
        throw new SourceError(`git:${repository}`, blob, expected, kind ?? 'nothing', remedy);
      }
      yield await reader.readBytes(Number(size));
      await reader.readBytes(1);
    }
    await written;
  } finally {
    // Ends the process of a caller that stops early.
    git.stdin.end();
    git.stdout.destroy();
  }
  await git.end;
}

async function writeAll(stdin: NodeJS.WritableStream, lines: readonly string[]) {
  for (const line of lines) {
    if (!stdin.write(`${line}\n`)) await once(stdin, 'drain');
  }
}

/** The environment without the variables of a git hook, which name another repository. */
export function buildGitEnvironment(): NodeJS.ProcessEnv {
  const { GIT_DIR: _, GIT_WORK_TREE: __, GIT_INDEX_FILE: ___, ...kept } = process.env;
  return { ...kept, LC_ALL: 'C', GIT_TERMINAL_PROMPT: '0' };
}

function startGit(repository: string, args: readonly string[]) {
  const child = spawn('git', ['-C', repository, '-c', 'core.quotePath=false', ...args], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...buildGitEnvironment(), GIT_NO_LAZY_FETCH: '1' },
  });
  let message = '';
  child.stderr.on('data', (chunk: Buffer) => {
    message = (message + chunk.toString('utf8')).slice(0, 2000);
  });
  // git reports a broken pipe by its exit code.
  child.stdin.on('error', () => {});
  const end = new Promise<void>((resolve, reject) => {
    child.on('error', (error) => reject(describeFailure(repository, error.message)));
    child.on('close', (code) =>
      code === 0
        ? resolve()
        : reject(describeFailure(repository, message.trim() || `code ${code}`)),
    );
  });
  // It is awaited after the output; an earlier failure must not count as unhandled.
  end.catch(() => {});
  return { stdin: child.stdin, stdout: child.stdout, end };
}

function describeFailure(repository: string, found: string): SourceError {
  return new SourceError(
    `git:${repository}`,
    '',
    'a git repository with at least one commit',
    `git's words: ${found}`,
    'Name the folder of a repository, or install git.',
  );
}

/** Reads lines and byte sequences from a stream. */
function createReader(chunks: AsyncIterable<Buffer>, end: Promise<void>) {
  const source = chunks[Symbol.asyncIterator]();
  let parts: Buffer[] = [];
  let length = 0;
  const pull = async () => {
    const { value, done } = await source.next();
    if (done === true) {
      // Throws git's message, where there is one.
      await end;
      throw new Error('git cat-file ended before it answered all.');
    }
    parts.push(value);
    length += value.length;
  };
  const take = (size: number): Buffer => {
    const all = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    parts = all.length > size ? [all.subarray(size)] : [];
    length = all.length - size;
    return all.subarray(0, size);
  };
  return {
    async readBytes(size: number): Promise<Buffer> {
      while (length < size) await pull();
      return take(size);
    },
    async readLine(): Promise<string> {
      for (;;) {
        const all = Buffer.concat(parts);
        parts = [all];
        const end = all.indexOf(0x0a);
        if (end >= 0) return take(end + 1).toString('utf8', 0, end);
        await pull();
      }
    },
  };
}
