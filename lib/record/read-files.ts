import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { explainReadError, readText } from './read-text';
import { createProblem, type FileProblem } from './record-error';
import type { FileKind } from './schemas';

/** The journal of an import that is replacing files; not a file of the record. */
export const importJournal = '.import/committing.json';

/** A file of the record, before it is parsed. */
export interface RecordFile {
  kind: FileKind;
  /** Path inside the data folder, with forward slashes. */
  path: string;
  /** Folder of the policy; undefined for the files of the whole record. */
  policyFolder?: string;
  /** File name without `.json`. */
  name: string;
  /** undefined where it could not be read; the problems give the reason. */
  text: string | undefined;
}

/**
 * Reads every file of a record, sorted by path. An unknown file or folder is a problem, because a
 * misspelled name must not silently omit a version.
 */
export function readRecordFiles(
  folder: string,
  overlay: ReadonlyMap<string, string> = new Map(),
): { files: RecordFile[]; problems: FileProblem[] } {
  const files: RecordFile[] = [];
  const problems: FileProblem[] = [];
  if (existsSync(join(folder, importJournal))) {
    const expected = 'a record that no import is at work on';
    const found =
      'the journal of an import that is putting its files in place, or was cut off there';
    const remedy = 'Let it end, or run npm run import again: it puts the record back first.';
    problems.push(createProblem(importJournal, '', expected, found, remedy));
  }
  const state: ReadState = { folder, files, problems };
  let hasPolicies = false;
  for (const entry of listFolder(state, '')) {
    if (entry.isDirectory() && entry.name === 'policies') hasPolicies = true;
    if (entry.isDirectory() && ['schema', 'risk', 'policies'].includes(entry.name)) continue;
    const kind = ownFiles.get(entry.name);
    if (kind !== undefined) readOne(state, { kind, path: entry.name, name: kind });
    else {
      problems.push(
        reportStray(entry.name, 'site.json, announcements.json, policies/, risk/, schema/'),
      );
    }
  }
  if (problems.some(({ file }) => file === root)) return { files, problems };
  for (const entry of hasPolicies ? listFolder(state, 'policies') : []) {
    if (entry.isDirectory()) readPolicyFolder(state, entry.name);
    else problems.push(reportStray(`policies/${entry.name}`, 'one folder a policy'));
  }
  const complete = applyOverlay(files, overlay);
  problems.push(...reportMissing(complete));
  return { files: complete, problems };
}

interface ReadState {
  folder: string;
  files: RecordFile[];
  problems: FileProblem[];
}

/** The name of the record's own folder in problems. */
export const root = '.';

const ownFiles = new Map<string, FileKind>([
  ['site.json', 'site'],
  ['announcements.json', 'announcements'],
]);

/** Reports files that every record, or every folder of a policy, must have. */
function reportMissing(files: readonly RecordFile[]): FileProblem[] {
  const paths = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ policyFolder }) => policyFolder ?? []));
  return [
    ...[...ownFiles.keys()].map((file) => ({ file, remedy: 'Add it.' })),
    ...[...folders].map((name) => ({
      file: `policies/${name}/policy.json`,
      remedy: 'Add it, or remove the folder.',
    })),
  ]
    .filter(({ file }) => !paths.has(file))
    .map(({ file, remedy }) => createProblem(file, '', 'the file', 'nothing', remedy));
}

/** Adds the overlay's files to those of the folder, or replaces them; sorted by policy. */
function applyOverlay(files: RecordFile[], overlay: ReadonlyMap<string, string>): RecordFile[] {
  if (overlay.size === 0) return files;
  const added = [...overlay].map(([path, text]): RecordFile => {
    const parts = path.split('/');
    const name = (parts.at(-1) as string).replace(/\.json$/, '');
    if (parts.length === 1) return { kind: name as FileKind, path, name, text };
    const kind = name === 'policy' ? 'policy' : 'version';
    return { kind, path, policyFolder: parts[1] as string, name, text };
  });
  const key = ({ policyFolder = '', path }: RecordFile) => `${policyFolder}\n${path}`;
  return [...files.filter(({ path }) => !overlay.has(path)), ...added].sort((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
}

function readPolicyFolder(state: ReadState, policyFolder: string) {
  const inside = `policies/${policyFolder}`;
  const entries = listFolder(state, inside);
  for (const entry of entries) {
    const path = `${inside}/${entry.name}`;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.name === 'policy.json') readOne(state, { kind: 'policy', path, name, policyFolder });
    else if (/^v[1-9]\d{0,14}\.json$/.test(entry.name)) {
      readOne(state, { kind: 'version', path, name, policyFolder });
    } else {
      state.problems.push(reportStray(path, 'policy.json, v1.json, v2.json …'));
    }
  }
  if (entries.length === 0) {
    const expected = 'policy.json and at least one version';
    const remedy = 'Add them, or remove the folder.';
    state.problems.push(createProblem(`${inside}/`, '', expected, 'an empty folder', remedy));
  }
}

/** Skips hidden entries, which belong to the system or to git. */
function listFolder({ folder, problems }: ReadState, path: string) {
  try {
    return readdirSync(join(folder, path), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push({
      file: path === '' ? root : `${path}/`,
      ...explainReadError(error, path === '' ? 'the folder of a record' : 'a folder of it'),
    });
    return [];
  }
}

function readOne({ folder, files, problems }: ReadState, file: Omit<RecordFile, 'text'>) {
  const { text, problem } = readText(join(folder, file.path));
  if (problem !== undefined) problems.push({ file: file.path, ...problem });
  files.push({ ...file, text });
}

function reportStray(file: string, expected: string): FileProblem {
  const found = 'a file or folder that has no place here';
  return createProblem(file, '', expected, found, 'Move or rename it.');
}
