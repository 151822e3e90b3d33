import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/**
 * Explains why a folder cannot be replaced by the site, which deletes its content. Returns
 * undefined if the folder does not exist, is empty, or has a site built before.
 */
export function explainTarget(target: string): string | undefined {
  if (!existsSync(target)) return undefined;
  const names = readdirSync(target);
  if (names.length === 0 || (names.includes('index.html') && names.includes('_next'))) {
    return undefined;
  }
  return `OUT_DIR: expected a new folder, an empty one or a site built before, found ${target} with ${names[0]} in it. Name another folder, or empty it.`;
}

/** Replaces a folder by another one. The old folder stays in place until the new one is complete. */
export function replaceFolder(folder: string, by: string) {
  // Removes a slash at the end, which would put `.next` and `.previous` into the folder.
  const target = resolve(folder);
  mkdirSync(dirname(target), { recursive: true });
  restoreFolder(target);
  const [next, previous] = [`${target}.next`, `${target}.previous`];
  rmSync(next, { recursive: true, force: true });
  // A folder on another disk cannot be renamed.
  moveFolder(by, next);
  if (existsSync(target)) renameSync(target, previous);
  try {
    renameSync(next, target);
  } catch (error) {
    restoreFolder(target);
    throw error;
  }
  rmSync(previous, { recursive: true, force: true });
}

/**
 * Restores the previous folder after a replacement that was interrupted between its two renames:
 * no system call of Node exchanges two folders at once.
 */
export function restoreFolder(target: string) {
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
