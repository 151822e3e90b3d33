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
    if (entry.isDirectory() && entry.name === guidesFolder) readGuides(state);
    else if (entry.name === siteFile)
      readOne(state, { kind: 'site', path: siteFile, name: 'site' });
    else if (entry.name === `${guidesFolder}.json`) problems.push(reportOldAnnouncements());
    else {
      problems.push(
        reportStray(entry.name, 'site.json, announcements/, policies/, risk/, schema/'),
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

const siteFile = 'site.json';

/** The folder with one file for each guide of AWS; a record without announcements has none. */
export const guidesFolder = 'announcements';

/** The name of a guide's file without `.json`, which is also its part of addresses. */
export const guidePattern = /^[a-z0-9][a-z0-9-]*$/;

/** The path of a guide's file inside the data folder. */
export function nameGuideFile(guide: string): string {
  return `${guidesFolder}/${guide}.json`;
}

/** Reports files that every record, or every folder of a policy, must have. */
function reportMissing(files: readonly RecordFile[]): FileProblem[] {
  const paths = new Set(files.map(({ path }) => path));
  const folders = new Set(files.flatMap(({ policyFolder }) => policyFolder ?? []));
  return [
    { file: siteFile, remedy: 'Add it.' },
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
    if (parts.length === 1) return { kind: 'site', path, name, text };
    if (parts[0] === guidesFolder) return { kind: 'announcements', path, name, text };
    const kind = name === 'policy' ? 'policy' : 'version';
    return { kind, path, policyFolder: parts[1] as string, name, text };
  });
  const key = ({ policyFolder = '', path }: RecordFile) => `${policyFolder}\n${path}`;
  return [...files.filter(({ path }) => !overlay.has(path)), ...added].sort((a, b) =>
    key(a) < key(b) ? -1 : 1,
  );
}

function readGuides(state: ReadState) {
  for (const entry of listFolder(state, guidesFolder)) {
    const path = `${guidesFolder}/${entry.name}`;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.name.endsWith('.json') && guidePattern.test(name)) {
      readOne(state, { kind: 'announcements', path, name });
    } else {
      const expected = 'one file a guide, of small letters, digits and hyphens, such as s3.json';
      state.problems.push(reportStray(path, expected));
    }
  }
}

/** The file in which records had the announcements of their only guide. */
function reportOldAnnouncements(): FileProblem {
  const expected = `one file a guide in ${guidesFolder}/`;
  const remedy = `Move it to ${nameGuideFile('GUIDE')}, and give it "title" and "readUntil".`;
  return createProblem(`${guidesFolder}.json`, '', expected, 'one file for all guides', remedy);
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
