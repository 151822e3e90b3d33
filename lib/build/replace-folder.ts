import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Says what to do about a folder that cannot be taken for the site, since all that is in it
 * would go; nothing where it is new, empty, or a site that was built before.
 */
export function explainTarget(target: string): string | undefined {
  if (!existsSync(target)) return undefined;
  const names = readdirSync(target);
  if (names.length === 0 || (names.includes('index.html') && names.includes('_next'))) {
    return undefined;
  }
  return `OUT_DIR: expected a new folder, an empty one or a site built before, found ${target} with ${names[0]} in it. Name another folder, or empty it.`;
}

/** Puts a folder in the place of another, which stays as it was until that one is whole. */
export function replaceFolder(folder: string, by: string) {
  // Without a slash at its end, or what stands beside it would stand within.
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  putBack(target);
  const [next, previous] = [`${target}.next`, `${target}.previous`];
  rmSync(next, { recursive: true, force: true });
  // The other one may be on another disk, where a folder cannot just be renamed.
  moveFolder(by, next);
  if (existsSync(target)) renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    putBack(target);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

/**
 * Puts the folder that stood in a place back there, where a replacement was cut off between
 * taking it away and putting the new one: no call exchanges two folders in one step.
 */
export function putBack(target: string) {
  const place = resolve(target);
  const previous = `${place}.previous`;
  if (!existsSync(previous)) return;
  if (existsSync(place)) rmSync(previous, { recursive: true });
  else renameSync(previous, place);
}

function moveFolder(from: string, to: string) {
  try {
    renameSync(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true });
  }
}
