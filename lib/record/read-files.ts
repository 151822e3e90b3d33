import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FileProblem } from './problem';
import type { FileKind } from './schemas';

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
export function readRecordFiles(folder: string): { files: RecordFile[]; problems: FileProblem[] } {
  const files: RecordFile[] = [];
  const problems: FileProblem[] = [];
  for (const entry of listFolder(folder)) {
    if (entry.isDirectory() && ['schema', 'policies'].includes(entry.name)) continue;
    const name = entry.name.replace(/\.json$/, '');
    if (entry.isFile() && (entry.name === 'site.json' || entry.name === 'announcements.json')) {
      files.push(readOne(folder, entry.name, name as FileKind, name));
    } else {
      problems.push(describeStray(entry.name, 'site.json, announcements.json, policies/, schema/'));
    }
  }
  for (const required of ['site.json', 'announcements.json']) {
    if (!files.some((file) => file.path === required)) {
      problems.push({
        file: required,
        place: '',
        expected: 'the file',
        found: 'nothing',
        remedy: 'Add it.',
      });
    }
  }
  for (const entry of listFolder(join(folder, 'policies'))) {
    if (entry.isDirectory()) readPolicyFolder(folder, entry.name, files, problems);
    else problems.push(describeStray(`policies/${entry.name}`, 'one folder a policy'));
  }
  return { files, problems };
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
