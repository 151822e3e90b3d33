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
  const [next, previous] = [`${target}.next`, `${target}.previous`];
  for (const left of [next, previous]) rmSync(left, { recursive: true, force: true });
  // The other one may be on another disk, where a folder cannot just be renamed.
  moveFolder(by, next);
  if (existsSync(target)) renameSync(target, previous);
  renameSync(next, target);
  rmSync(previous, { recursive: true, force: true });
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
