import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readErrorCode } from './system-error';

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
export function takeLock(folder: string): () => void {
  const lock = join(folder, '.import.lock');
  const own = join(folder, `.import.lock.${process.pid}`);
  const me: Holder = { pid: process.pid, begun: readBegin(process.pid) };
  // Written aside and linked: a lock is never there without its holder's name in it.
  writeFileSync(own, JSON.stringify(me));
  try {
    while (!tryLink(own, lock)) evictDead(lock, own);
  } finally {
    rmSync(own, { force: true });
  }
  return () => rmSync(lock, { force: true });
}

function tryLink(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
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
    return JSON.parse(readFileSync(lock, 'utf8')) as Holder;
  } catch (error) {
    // Let go in the meantime, or written by something that is no import of ours.
    if (readErrorCode(error) === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isLiving(holder: Holder | undefined): boolean {
  if (holder === undefined) return false;
  try {
    process.kill(holder.pid, 0);
  } catch (error) {
    // EPERM: it is there, and another user's.
    if (readErrorCode(error) === 'ESRCH') return false;
  }
  // A later process may have the number of one that is gone.
  return readBegin(holder.pid) === holder.begun;
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
