import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../../testing/faulty-disk';
import { TemporaryFolder } from '../../../testing/temporary-folder';
import { acquireLock, LockedError } from './lock';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../../../testing/faulty-disk');
  return makeFaulty(await load());
});

const folder = new TemporaryFolder();
afterEach(() => {
  disk.reset();
  folder.dispose();
});

/** Larger than any process id; the maximum of Linux is 4,194,304. */
const deadPid = 2 ** 30;

const lockFile = () => folder.resolve('.import.lock');
const listLeft = () => readdirSync(folder.path).sort();

/** What this process writes into a lock. */
function readOwn(): string {
  const release = acquireLock(folder.path);
  const text = readFileSync(lockFile(), 'utf8');
  release();
  return text;
}

describe('acquireLock', () => {
  test('contains its holder, and is removed when it is released', () => {
    const release = acquireLock(folder.path);
    expect(JSON.parse(folder.read('.import.lock'))).toMatchObject({ pid: process.pid });
    expect(listLeft()).toEqual(['.import.lock']);
    release();
    expect(listLeft()).toEqual([]);
  });

  test('refuses a second holder, and keeps the lock of the first one', () => {
    const release = acquireLock(folder.path);
    const held = folder.read('.import.lock');
    expect(() => acquireLock(folder.path)).toThrow(LockedError);
    expect(() => acquireLock(folder.path)).toThrow(
      `Another import (process ${process.pid}) is at work on this record. Wait for its end and import again; if no import runs, remove ${lockFile()}. Nothing was written.`,
    );
    expect(folder.read('.import.lock')).toBe(held);
    expect(listLeft()).toEqual(['.import.lock']);
    release();
    acquireLock(folder.path)();
  });

  test.each([
    ['of a process that is gone', JSON.stringify({ pid: deadPid, begun: '1' })],
    ['of a process whose number another has now', JSON.stringify({ pid: process.pid, begun: '1' })],
    ['that is empty', ''],
    ['that was cut off', '{"pid":1'],
    ['that holds null', 'null'],
    ['that holds a number', '7'],
    ['that holds nothing of a process', '{}'],
    ['of no process, but of a group', '{"pid":0,"begun":""}'],
    ['of a process below zero', '{"pid":-1,"begun":""}'],
    ['of a process as text', `{"pid":"${process.pid}","begun":""}`],
  ])('replaces a lock %s', (_, text) => {
    folder.write('.import.lock', text);
    const release = acquireLock(folder.path);
    expect(JSON.parse(folder.read('.import.lock'))).toMatchObject({ pid: process.pid });
    expect(listLeft()).toEqual(['.import.lock']);
    release();
    expect(listLeft()).toEqual([]);
  });

  test('removes temporary files of processes that have ended, and no others', () => {
    folder.write(`.import.lock.${deadPid}`, '');
    folder.write(`.import.lock.${deadPid}.stale`, '');
    folder.write(`.import.lock.${process.ppid}`, '');
    acquireLock(folder.path)();
    expect(listLeft()).toEqual([`.import.lock.${process.ppid}`]);
  });

  test('works on a file system without links', () => {
    disk.findError = (_, name) => (name === 'linkSync' ? 'ENOTSUP' : undefined);
    folder.write('.import.lock', '');
    const release = acquireLock(folder.path);
    expect(() => acquireLock(folder.path)).toThrow(LockedError);
    release();
    expect(listLeft()).toEqual([]);
  });

  test('releases a lock that cannot be removed without an error', () => {
    const release = acquireLock(folder.path);
    disk.findError = () => 'EIO';
    expect(release).not.toThrow();
  });
});

describe('of two processes that remove a dead lock', () => {
  test('the slower one finds an active lock, and restores it', () => {
    const held = readOwn();
    folder.write('.import.lock', JSON.stringify({ pid: deadPid, begun: '' }));
    disk.findError = (_, name) => {
      // The other one is faster, between this one's look at the lock and its move.
      if (name === 'renameSync') writeFileSync(lockFile(), held);
      return undefined;
    };
    expect(() => acquireLock(folder.path)).toThrow(LockedError);
    expect(folder.read('.import.lock')).toBe(held);
    expect(listLeft()).toEqual(['.import.lock']);
  });

  test('one acquires the lock after the other moved the dead one and stopped', () => {
    folder.write('.import.lock', JSON.stringify({ pid: deadPid, begun: '' }));
    disk.findError = (_, name) => {
      if (name === 'renameSync') rmSync(lockFile());
      return undefined;
    };
    const release = acquireLock(folder.path);
    expect(existsSync(lockFile())).toBe(true);
    release();
    expect(listLeft()).toEqual([]);
  });
});
