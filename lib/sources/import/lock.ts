import {
  constants,
  copyFileSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { lacksLinks, readErrorCode, removeQuietly } from './system-error';

/** Thrown when another import is at work on the same record. */
export class LockedError extends Error {
  override name = 'LockedError';
}

interface Holder {
  pid: number;
  /** When the process began, as the system tells it; '' where it does not. */
  begun: string;
}

/**
 * Takes the lock of a record and gives back how to let it go. The lock of a process that is
 * there no more is taken over. Throws a LockedError where another process holds it.
 */
export function acquireLock(folder: string): () => void {
  const lock = join(folder, '.import.lock');
  const own = join(folder, `.import.lock.${process.pid}`);
  const me: Holder = { pid: process.pid, begun: readBegin(process.pid) };
  try {
    clearLeft(folder);
    // Written aside and linked: a lock is never there without its holder's name in it.
    writeFileSync(own, JSON.stringify(me));
    while (!tryLink(own, lock)) evictDead(lock, own);
  } finally {
    rmSync(own, { force: true });
  }
  return () => removeQuietly(lock);
}

/** Removes what processes that are gone had written aside. */
function clearLeft(folder: string) {
  for (const name of readdirSync(folder)) {
    const pid = /^\.import\.lock\.(\d+)(\.stale)?$/.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false;
    if (lacksLinks(error)) return tryCopy(own, lock);
    throw error;
  }
}

/** Where there are no links: who reads between making and filling it moves it, and reads again. */
function tryCopy(own: string, lock: string): boolean {
  try {
    copyFileSync(own, lock, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Removes a lock whose holder is gone, else throws. Moved first: of two evictors one has it. */
function evictDead(lock: string, own: string) {
  const aside = `${own}.stale`;
  refuseLiving(lock, readHolder(lock));
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const moved = readHolder(aside);
    if (isLiving(moved)) tryLink(aside, lock);
    refuseLiving(lock, moved);
  } finally {
    rmSync(aside, { force: true });
  }
}

function refuseLiving(lock: string, holder: Holder | undefined) {
  if (holder === undefined || !isLiving(holder)) return;
  throw new LockedError(
    `Another import (process ${holder.pid}) is at work on this record. Wait for its end and ` +
      `import again; if no import runs, remove ${lock}. Nothing was written.`,
  );
}

function readHolder(lock: string): Holder | undefined {
  try {
    const value: unknown = JSON.parse(readFileSync(lock, 'utf8'));
    return isHolder(value) ? value : undefined;
  } catch (error) {
    // Let go in the meantime, or written by something that is no import of ours.
    if (readErrorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, begun } = value as Record<string, unknown>;
  // 0 and below mean groups of processes, this one's among them.
  return Number.isInteger(pid) && (pid as number) > 0 && typeof begun === 'string';
}

function isLiving(holder: Holder | undefined): boolean {
  if (holder === undefined || !isRunning(holder.pid)) return false;
  // A later process may have the number of one that is gone.
  return readBegin(holder.pid) === holder.begun;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and another user's.
    return readErrorCode(error) === 'EPERM';
  }
}

/** Field 22 of proc(5)'s stat: when a process began, in ticks since the system did. */
function readBegin(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch (error) {
    // No such process, or a system without /proc.
    if (readErrorCode(error) === undefined) throw error;
    return '';
  }
}
