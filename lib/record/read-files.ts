import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from './problem';
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
  text: string;
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
  for (const entry of listFolder(folder)) {
    if (entry.isDirectory() && ['schema', 'policies'].includes(entry.name)) continue;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.isFile() && (entry.name === 'site.json' || entry.name === 'announcements.json')) {
      files.push(readOne(folder, entry.name, name as FileKind, name));
    } else {
      problems.push(describeStray(entry.name, 'site.json, announcements.json, policies/, schema/'));
    }
  }
  for (const entry of listFolder(join(folder, 'policies'))) {
    if (entry.isDirectory()) readPolicyFolder(folder, entry.name, files, problems);
    else problems.push(describeStray(`policies/${entry.name}`, 'one folder a policy'));
  }
  const laid = layOver(files, overlay);
  for (const required of ['site.json', 'announcements.json']) {
    if (!laid.some((file) => file.path === required)) {
      problems.push({
        file: required,
        place: '',
        expected: 'the file',
        found: 'nothing',
        remedy: 'Add it.',
      });
    }
  }
  return { files: laid, problems };
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

function readPolicyFolder(
  folder: string,
  policyFolder: string,
  files: RecordFile[],
  problems: FileProblem[],
) {
  const inside = `policies/${policyFolder}`;
  let hasPolicy = false;
  for (const entry of listFolder(join(folder, inside))) {
    const path = `${inside}/${entry.name}`;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.name === 'policy.json') {
      hasPolicy = true;
      files.push({ ...readOne(folder, path, 'policy', name), policyFolder });
    } else if (entry.isFile() && /^v[1-9]\d*\.json$/.test(entry.name)) {
      files.push({ ...readOne(folder, path, 'version', name), policyFolder });
    } else {
      problems.push(describeStray(path, 'policy.json, v1.json, v2.json …'));
    }
  }
  if (!hasPolicy) {
    problems.push({
      file: `${inside}/policy.json`,
      place: '',
      expected: 'the file',
      found: 'nothing',
      remedy: 'Add it, or remove the folder.',
    });
  }
}

function listFolder(folder: string) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith('.'))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

function readOne(folder: string, path: string, kind: FileKind, name: string): RecordFile {
  return { kind, path, name, text: readFileSync(join(folder, path), 'utf8') };
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
