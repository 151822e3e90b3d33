import { type ExecFileException, execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { buildGitEnvironment } from '../import/git';
import { SourceError } from '../source-error';

/** The hash of a tree without files. */
export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** A file that differs between two commits. The blobs are undefined where a side has no file. */
export interface ChangedFile {
  path: string;
  /** The path before a rename. */
  previousPath: string | undefined;
  before: string | undefined;
  after: string | undefined;
  /** Whether each side is a file, and not a symbolic link or a submodule. */
  isFile: { before: boolean; after: boolean };
}

/**
 * Runs git in a repository. Returns undefined where git ends with an error and `canFail` is set.
 *
 * @throws SourceError with git's message
 */
export async function runGit(repository: string, args: readonly string[]): Promise<string>;
export async function runGit(
  repository: string,
  args: readonly string[],
  canFail: true,
): Promise<string | undefined>;
export async function runGit(
  repository: string,
  args: readonly string[],
  canFail = false,
): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['-C', repository, ...args], {
      encoding: 'utf8',
      maxBuffer: Number.POSITIVE_INFINITY,
      env: { ...buildGitEnvironment(), GIT_NO_LAZY_FETCH: '1' },
    });
    return stdout;
  } catch (error) {
    const { stderr, code, message } = error as ExecFileException & { stderr?: string };
    // ENOENT: git is not installed.
    if (canFail && typeof code === 'number') return undefined;
    const reason = (stderr ?? '').trim().replace(/\s*\n\s*/g, ' ') || message;
    const remedy = 'Check out the repository with actions/checkout before this step.';
    throw new SourceError(repository, '', 'a git repository', reason, remedy);
  }
}

/** The id of a commit; undefined where the repository does not have it. */
export async function findCommit(repository: string, name: string): Promise<string | undefined> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return (await runGit(repository, args, true))?.trim();
}

/** Lists the files that differ between two commits or trees; renames are detected. */
export async function listChangedFiles(
  repository: string,
  base: string,
  head: string,
): Promise<ChangedFile[]> {
  const args = [
    'diff-tree',
    '-r',
    '-z',
    '-M',
    '--raw',
    '--no-abbrev',
    '--no-commit-id',
    base,
    head,
  ];
  const fields = (await runGit(repository, args)).split('\0');
  const files: ChangedFile[] = [];
  while (fields[0]?.startsWith(':')) {
    const [modeBefore, modeAfter, before, after, status] = fields[0].slice(1).split(' ');
    const isRename = /^[RC]/.test(status as string);
    const [, first, second] = fields.splice(0, isRename ? 3 : 2);
    files.push({
      path: (second ?? first) as string,
      previousPath: isRename ? first : undefined,
      before: readId(before),
      after: readId(after),
      isFile: { before: isRegular(modeBefore), after: isRegular(modeAfter) },
    });
  }
  return files;
}

/** Lists the paths of all files of a commit or tree. */
export async function listFiles(repository: string, tree: string): Promise<string[]> {
  const text = await runGit(repository, [
    'ls-tree',
    '-r',
    '-z',
    '--name-only',
    '--full-tree',
    tree,
  ]);
  return text.split('\0').filter((path) => path !== '');
}

function readId(id: string | undefined): string | undefined {
  return id === undefined || /^0+$/.test(id) ? undefined : id;
}

function isRegular(mode: string | undefined): boolean {
  return mode?.startsWith('100') === true;
}
