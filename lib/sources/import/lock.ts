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

/** Thrown when another import of the same record runs. */
export class LockedError extends Error {
  override name = 'LockedError';
}

interface Holder {
  pid: number;
  /** The start time of the process from /proc; '' on systems without it. */
  begun: string;
}

/**
 * Acquires the lock of a record, and returns a function that releases it. A lock whose process has
 * ended is removed first. Throws a LockedError while another process holds the lock.
 */
export function acquireLock(folder: string): () => void {
  const lock = join(folder, '.import.lock');
  const own = join(folder, `.import.lock.${process.pid}`);
  const me: Holder = { pid: process.pid, begun: readStartTime(process.pid) };
  try {
    removeLeftovers(folder);
    // Written under another name and linked, so that no process sees a lock without its holder.
    writeFileSync(own, JSON.stringify(me));
    while (!tryLink(own, lock)) removeDeadLock(lock, own);
  } finally {
    rmSync(own, { force: true });
  }
  return () => removeQuietly(lock);
}

/** Removes the temporary files of processes that have ended. */
function removeLeftovers(folder: string) {
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

/**
 * For file systems without links. Another process can see the copy before it is filled; it then
 * reads it once more after moving it.
 */
function tryCopy(own: string, lock: string): boolean {
  try {
    copyFileSync(own, lock, constants.COPYFILE_EXCL);
    return true;
  } catch (error) {
    if (readErrorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Removes a lock whose process has ended, and throws for any other. The lock is moved first, so
 * that only one of two processes removes it.
 */
function removeDeadLock(lock: string, own: string) {
  const aside = `${own}.stale`;
  refuseActive(lock, readHolder(lock));
  try {
    renameSync(lock, aside);
  } catch (error) {
    if (readErrorCode(error) === 'ENOENT') return;
    throw error;
  }
  try {
    const moved = readHolder(aside);
    if (isActive(moved)) tryLink(aside, lock);
    refuseActive(lock, moved);
  } finally {
    rmSync(aside, { force: true });
  }
}

function refuseActive(lock: string, holder: Holder | undefined) {
  if (holder === undefined || !isActive(holder)) return;
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
    // Released in the meantime, or not written by an import.
    if (readErrorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isHolder(value: unknown): value is Holder {
  if (typeof value !== 'object' || value === null) return false;
  const { pid, begun } = value as Record<string, unknown>;
  // 0 and negative numbers are process groups, including this process's.
  return Number.isInteger(pid) && (pid as number) > 0 && typeof begun === 'string';
}

function isActive(holder: Holder | undefined): boolean {
  if (holder === undefined || !isRunning(holder.pid)) return false;
  // A new process can get the id of one that has ended.
  return readStartTime(holder.pid) === holder.begun;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It runs under another user.
    return readErrorCode(error) === 'EPERM';
  }
}

/** Field 22 of `stat` in proc(5): the start time of a process, in clock ticks since boot. */
function readStartTime(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')')).split(' ')[20] ?? '';
  } catch (error) {
    // No such process, or a system without /proc.
    if (readErrorCode(error) === undefined) throw error;
    return '';
  }
}
