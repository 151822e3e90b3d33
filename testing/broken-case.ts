import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { FileProblem } from '../lib/record/record-error';
import { writeCanonical } from './write-canonical';

/**
 * A change that makes a record invalid. The first key is the operation, and its value is a path
 * inside the data folder. `at` is an RFC 6901 pointer into a JSON file.
 */
export type Step =
  /** Sets a value and writes the file canonically, so that the value is the only problem. */
  | { set: string; at: string; to: unknown }
  /** Removes a value and writes the file canonically. */
  | { drop: string; at: string }
  /** Writes a whole file, as text or as bytes. */
  | { write: string; text: string }
  | { write: string; base64: string }
  /** Replaces every occurrence of a text; there must be one. */
  | { replace: string; find: string; by: string }
  | { remove: string }
  | { move: string; to: string }
  | { copy: string; to: string }
  /** Makes a symbolic link to a path beside it. */
  | { link: string; to: string }
  /** Makes an empty folder. */
  | { folder: string };

/** How the record in data/ is changed, and every problem that must be reported. */
interface BrokenCase {
  /** The name of the case's file, as words. */
  name: string;
  steps: Step[];
  problems: FileProblem[];
}

/** The folder of the cases, one file each. */
const brokenFolder = join(import.meta.dirname, '../lib/record/broken');

const stepKeys: readonly string[] = [
  ...['set at to', 'drop at', 'write text', 'write base64', 'replace find by', 'remove'],
  ...['move to', 'copy to', 'link to', 'folder'],
];

/** Reads the cases, sorted by name. Throws where a file has another shape. */
export function readBrokenCases(): BrokenCase[] {
  return readdirSync(brokenFolder)
    .sort()
    .map((file) => {
      const { steps, problems, ...rest } = JSON.parse(
        readFileSync(join(brokenFolder, file), 'utf8'),
      );
      const isValid =
        Object.keys(rest).length === 0 &&
        [steps, problems].every((list) => Array.isArray(list) && list.length > 0) &&
        steps.every((step: object) => stepKeys.includes(Object.keys(step).join(' '))) &&
        problems.every(
          (problem: object) => Object.keys(problem).join() === 'file,place,expected,found,remedy',
        );
      if (!isValid) throw new Error(`${file}: expected the steps and problems of broken-case.ts.`);
      return { name: basename(file, '.json').replaceAll('-', ' '), steps, problems };
    });
}

/** Applies the steps to a copy of the record, and returns the paths that they changed. */
export function applySteps(folder: string, steps: readonly Step[]): string[] {
  return steps.flatMap((step) => {
    applyStep((path) => join(folder, path), step);
    const { to } = step as { to?: unknown };
    const [path] = Object.values(step) as [string];
    return 'move' in step || 'copy' in step ? [path, String(to)] : [path];
  });
}

function applyStep(resolve: (path: string) => string, step: Step) {
  if ('set' in step) {
    changeAt(resolve(step.set), step.set, step.at, (parent, key) => {
      parent[key] = step.to;
    });
  } else if ('drop' in step) {
    changeAt(resolve(step.drop), step.drop, step.at, (parent, key) => {
      delete parent[key];
    });
  } else if ('write' in step) {
    mkdirSync(dirname(resolve(step.write)), { recursive: true });
    const content = 'text' in step ? step.text : Buffer.from(step.base64, 'base64');
    writeFileSync(resolve(step.write), content);
  } else if ('replace' in step) {
    const text = readFileSync(resolve(step.replace), 'utf8');
    if (!text.includes(step.find)) throw new Error(`${step.replace} has no ${step.find} in it.`);
    writeFileSync(
      resolve(step.replace),
      text.replaceAll(step.find, () => step.by),
    );
  } else if ('remove' in step) {
    rmSync(resolve(step.remove), { recursive: true });
  } else if ('move' in step) {
    renameSync(resolve(step.move), resolve(step.to));
  } else if ('copy' in step) {
    cpSync(resolve(step.copy), resolve(step.to), { recursive: true });
  } else if ('link' in step) {
    symlinkSync(step.to, resolve(step.link));
  } else {
    mkdirSync(resolve(step.folder));
  }
}

function changeAt(
  file: string,
  path: string,
  pointer: string,
  change: (parent: Record<string, unknown>, key: string) => void,
) {
  const value = JSON.parse(readFileSync(file, 'utf8'));
  const keys = pointer.split('/').slice(1);
  const parent = keys.slice(0, -1).reduce((object, key) => object[key], value);
  change(parent, keys.at(-1) as string);
  writeCanonical(file, path, value);
}

/** Restores paths of a copy from the record. */
export function restore(folder: string, from: string, paths: readonly string[]) {
  for (const path of new Set(paths)) {
    const first = path === '.' ? '.' : (path.split('/')[0] as string);
    rmSync(join(folder, path), { recursive: true, force: true });
    if (existsSync(join(from, path))) {
      cpSync(join(from, path), join(folder, path), { recursive: true });
    } else if (first !== 'policies' && first !== 'announcements') {
      rmSync(join(folder, first), { recursive: true, force: true });
    }
  }
}
