import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from './problem';
import { describeUnreadable, readText } from './read-text';
import type { FileKind } from './schemas';

/** Where an import says that it has begun to put its files in place; no file of the record. */
export const importJournal = '.import/committing.json';

/** A file of the record as it lies on disk. */
export interface RecordFile {
  kind: FileKind;
  /** Path inside the data folder, with forward slashes. */
  path: string;
  /** Folder of the policy; undefined for files that speak of all. */
  policyFolder?: string;
  /** File name without `.json`. */
  name: string;
  /** undefined where it could not be read; the problems say why. */
  text: string | undefined;
}

/**
 * Reads every file of a record, sorted by path. A file or folder that the layout has no place for is a
 * fault: a misspelt name must not silently drop a version.
 */
export function readRecordFiles(
  folder: string,
  overlay: ReadonlyMap<string, string> = new Map(),
): { files: RecordFile[]; problems: FileProblem[] } {
  const files: RecordFile[] = [];
  const problems: FileProblem[] = [];
  if (existsSync(join(folder, importJournal))) {
    problems.push({
      file: importJournal,
      place: '',
      expected: 'a record that no import is at work on',
      found: 'the journal of an import that is putting its files in place, or was cut off there',
      remedy: 'Let it end, or run npm run import again: it puts the record back first.',
    });
  }
  const reading: Reading = { folder, files, problems };
  let hasPolicies = false;
  for (const entry of listFolder(reading, '')) {
    if (entry.isDirectory() && entry.name === 'policies') hasPolicies = true;
    if (entry.isDirectory() && ['schema', 'policies'].includes(entry.name)) continue;
    const kind = ownFiles.get(entry.name);
    if (kind !== undefined) readOne(reading, { kind, path: entry.name, name: kind });
    else {
      problems.push(describeStray(entry.name, 'site.json, announcements.json, policies/, schema/'));
    }
  }
  if (problems.some(({ file }) => file === root)) return { files, problems };
  for (const entry of hasPolicies ? listFolder(reading, 'policies') : []) {
    if (entry.isDirectory()) readPolicyFolder(reading, entry.name);
    else problems.push(describeStray(`policies/${entry.name}`, 'one folder a policy'));
  }
  const laid = layOver(files, overlay);
  problems.push(...findMissing(laid));
  return { files: laid, problems };
}

interface Reading {
  folder: string;
  files: RecordFile[];
  problems: FileProblem[];
}

/** As problems name the folder of the record itself. */
export const root = '.';

const ownFiles = new Map<string, FileKind>([
  ['site.json', 'site'],
  ['announcements.json', 'announcements'],
]);

/** Files that every record needs, or every policy's folder. */
function findMissing(files: readonly RecordFile[]): FileProblem[] {
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
    .map(({ file, remedy }) => ({
      file,
      place: '',
      expected: 'the file',
      found: 'nothing',
      remedy,
    }));
}

/** The files as they would be with others in their place or beside them, policy by policy. */
function layOver(files: RecordFile[], overlay: ReadonlyMap<string, string>): RecordFile[] {
  if (overlay.size === 0) return files;
  const laid = [...overlay].map(([path, text]): RecordFile => {
    const parts = path.split('/');
    const name = (parts.at(-1) as string).replace(/\.json$/, '');
    if (parts.length === 1) return { kind: name as FileKind, path, name, text };
    const kind = name === 'policy' ? 'policy' : 'version';
    return { kind, path, policyFolder: parts[1] as string, name, text };
  });
  const key = ({ policyFolder = '', path }: RecordFile) => `${policyFolder}\n${path}`;
  return [...files.filter(({ path }) => !overlay.has(path)), ...laid].sort((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
}

function readPolicyFolder(reading: Reading, policyFolder: string) {
  const inside = `policies/${policyFolder}`;
  const entries = listFolder(reading, inside);
  for (const entry of entries) {
    const path = `${inside}/${entry.name}`;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.name === 'policy.json')
      readOne(reading, { kind: 'policy', path, name, policyFolder });
    else if (/^v[1-9]\d{0,14}\.json$/.test(entry.name)) {
      readOne(reading, { kind: 'version', path, name, policyFolder });
    } else {
      reading.problems.push(describeStray(path, 'policy.json, v1.json, v2.json …'));
    }
  }
  if (entries.length === 0) {
    reading.problems.push({
      file: `${inside}/`,
      place: '',
      expected: 'policy.json and at least one version',
      found: 'an empty folder',
      remedy: 'Add them, or remove the folder.',
    });
  }
}

/** What is hidden is of the system or of git, and is passed over. */
function listFolder({ folder, problems }: Reading, path: string) {
  try {
    return readdirSync(join(folder, path), { withFileTypes: true })
      .filter((entry) => !entry.name.startsWith('.'))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    problems.push({
      file: path === '' ? root : `${path}/`,
      ...describeUnreadable(error, path === '' ? 'the folder of a record' : 'a folder of it'),
    });
    return [];
  }
}

function readOne({ folder, files, problems }: Reading, file: Omit<RecordFile, 'text'>) {
  const { text, problem } = readText(join(folder, file.path));
  if (problem !== undefined) problems.push({ file: file.path, ...problem });
  files.push({ ...file, text });
}

function describeStray(file: string, expected: string): FileProblem {
  return {
    file,
    place: '',
    expected,
    found: 'a file or folder that has no place here',
    remedy: 'Move or rename it.',
  };
}
