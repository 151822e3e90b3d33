import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { decodeBytes } from '../../shared/decode-text';
import { explainSystemError } from '../documents/read-text-file';
import { readBlobs } from '../import/git';
import type { CommitRange } from './find-range';
import { type ChangedFile, listChangedFiles } from './git';
import type { FilePair, FileState } from './review-file';

/** Larger files are not read; a plan of thousands of resources has some ten million bytes. */
const maxFileBytes = 100_000_000;

/** Reads both states of the files that changed and match. */
export async function readChangedFiles(
  repository: string,
  { base, head }: CommitRange,
  matches: (path: string) => boolean,
): Promise<FilePair[]> {
  const files = (await listChangedFiles(repository, base, head)).filter(
    ({ path, previousPath }) =>
      matches(path) || (previousPath !== undefined && matches(previousPath)),
  );
  const wanted = files.flatMap(({ before, after, isFile }) => [
    ...(isFile.before && before !== undefined ? [before] : []),
    ...(isFile.after && after !== undefined ? [after] : []),
  ]);
  const ids = [...new Set(wanted)];
  const states = new Map<string, FileState>();
  let index = 0;
  for await (const bytes of readBlobs(repository, ids)) {
    states.set(ids[index] as string, decodeState(bytes));
    index += 1;
  }
  const read = (file: ChangedFile, side: 'before' | 'after'): FileState => {
    const id = file[side];
    if (id === undefined) return undefined;
    return file.isFile[side] ? states.get(id) : { problem: describeOther() };
  };
  return files.map((file) => ({
    path: file.path,
    previousPath: file.previousPath,
    before: read(file, 'before'),
    after: read(file, 'after'),
  }));
}

/** Reads a Terraform plan of the workspace, which has both states in it. */
export async function readPlanFile(workspace: string, path: string): Promise<FilePair> {
  const pair = { path, previousPath: undefined, before: undefined };
  const file = resolve(workspace, path);
  try {
    const { size } = await stat(file);
    const bytes = size > maxFileBytes ? Buffer.alloc(maxFileBytes + 1) : await readFile(file);
    return { ...pair, after: decodeState(bytes) };
  } catch (error) {
    const { problem } = explainSystemError(error);
    return { ...pair, after: problem && { problem } };
  }
}

function decodeState(bytes: Buffer): FileState {
  if (bytes.length > maxFileBytes) {
    const expected = `at most ${maxFileBytes.toLocaleString('en-US')} bytes`;
    const problem = { place: '', expected, found: 'more', remedy: 'Exclude the file from files.' };
    return { problem };
  }
  const { text, problem } = decodeBytes(bytes);
  return problem === undefined ? { text } : { problem };
}

function describeOther() {
  const found = 'a symbolic link or a submodule';
  return { place: '', expected: 'a file', found, remedy: 'Name the file that it refers to.' };
}
