import { readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { loadRecord } from '../record/load';
import { buildRow } from '../testing/builders';
import { disk } from '../testing/faulty-disk';
import { observePolicy, TestRecord, testSource } from '../testing/observations';
import { readRecordTree, readTree } from '../testing/temporary-folder';
import { replaceFiles } from './replace-files';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../testing/faulty-disk');
  return makeFaulty(await load());
});

const before = [observePolicy('First', [1]), observePolicy('Second', [1, 2])];
const fresh = [observePolicy('First', [1, 2]), observePolicy('Third', [2])];
const later = { ...testSource, observedUntil: '2022-01-01T00:00:00Z' };
const row = buildRow('2020-02-01', 'First', { knownFrom: [later.id] });
const announced = { page: 'https://docs.example/page', announcements: [row] };

/** Changes all that stands in a record: a policy, another one, the rows and the site. */
const addFresh = () => record.import({ policies: fresh, announcements: announced }, later);

/** More than any system gives to a process. */
const deadPid = 2 ** 30;

let record: TestRecord;
beforeEach(() => {
  record = new TestRecord();
});
afterEach(() => {
  disk.reset();
  record.dispose();
});

function listLeft(): string[] {
  return readdirSync(record.path).filter((name) => name.startsWith('.'));
}

/** Makes the record as it was before the import that goes wrong. */
function reset(policies: typeof before) {
  disk.reset();
  record.dispose();
  record = new TestRecord();
  if (policies.length > 0) record.add(...policies);
}

/** What an import leaves that nothing disturbs, and how many calls it takes. */
function runUndisturbed(policies: typeof before) {
  reset(policies);
  disk.reset();
  addFresh();
  return { calls: disk.calls, after: readTree(record.path) };
}

/** Runs as a process that is there no more once this returns. */
function runAsAnother(pid: number, work: () => void) {
  const own = process.pid;
  Object.defineProperty(process, 'pid', { value: pid, configurable: true });
  try {
    work();
  } finally {
    Object.defineProperty(process, 'pid', { value: own, configurable: true });
  }
}

describe.each([
  ['with policies', before],
  ['without a policy', []],
])('an import into a record %s', (_, policies) => {
  test('that is cut off at any moment leaves the record whole, and the next one works', () => {
    const { calls, after } = runUndisturbed(policies);
    const states = new Set<string>();
    for (let last = 0; last < calls; last += 1) {
      reset(policies);
      const whole = readRecordTree(record.path);
      disk.judge = (call) => (call > last ? 'EIO' : undefined);
      disk.calls = 0;
      let message = 'none';
      runAsAnother(deadPid, () => {
        try {
          addFresh();
        } catch (error) {
          message = String(error);
        }
      });
      disk.reset();
      states.add(judgeState(whole, after, message));
      addFresh();
      expect(readTree(record.path), `after call ${last} of ${calls}`).toEqual(after);
      expect(listLeft()).toEqual([]);
    }
    expect(states).toEqual(new Set(['as it was', 'refused', 'imported']));
  });

  test('onto a disk that is full at any moment leaves nothing behind', () => {
    const { calls } = runUndisturbed(policies);
    let refused = 0;
    for (let full = 1; full <= calls; full += 1) {
      reset(policies);
      const whole = readTree(record.path);
      let isHit = false;
      disk.calls = 0;
      // Removing needs no room.
      disk.judge = (call, name) => {
        isHit ||= call === full && name !== 'rmSync';
        return call === full && name !== 'rmSync' ? 'ENOSPC' : undefined;
      };
      if (
        !isHitBy(
          () => addFresh(),
          () => isHit,
        )
      )
        continue;
      refused += 1;
      disk.reset();
      expect(readTree(record.path), `full at call ${full} of ${calls}`).toEqual(whole);
      expect(listLeft()).toEqual([]);
    }
    expect(refused).toBeGreaterThan(10);
  });
});

/** Whether the fault came about; the import then has to say so. */
function isHitBy(work: () => void, judge: () => boolean): boolean {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(
      /WriteError: .*: the disk is full \(ENOSPC: .*\)\. Make room and import again\. The record is as it was\.$/,
    );
    return true;
  }
  expect(judge()).toBe(false);
  return false;
}

/** The record may be as it was, or refused with its remedy, or new; its message says which. */
function judgeState(
  whole: Record<string, string>,
  after: Record<string, string>,
  message: string,
): string {
  const tree = readTree(record.path);
  if (Object.keys(tree).includes('.import/committing.json')) {
    expect(() => loadRecord(record.path)).toThrow(
      /\.import\/committing\.json[\s\S]*remedy: {3}Let it end, or run npm run import again: it puts the record back first\./,
    );
    expect(message).toContain('the record is half-way, and the next import puts it back first.');
    return 'refused';
  }
  const kept = readRecordTree(record.path);
  if (message === 'none') {
    expect(kept).toEqual(after);
    return 'imported';
  }
  expect(kept).toEqual(whole);
  expect(message).toContain('The record is as it was.');
  return 'as it was';
}

describe('replaceFiles', () => {
  test('writes the same bytes where the file system has no links', () => {
    const { after } = runUndisturbed(before);
    reset(before);
    disk.judge = (_, name) => (name === 'linkSync' ? 'EPERM' : undefined);
    addFresh();
    expect(readTree(record.path)).toEqual(after);
  });

  test('keeps the very files that it does not change', () => {
    record.add(...before);
    const { ino, mtimeMs } = stat('policies/Second/v1.json');
    addFresh();
    expect(stat('policies/Second/v1.json')).toMatchObject({ ino, mtimeMs, nlink: 1 });
  });

  test('passes over a journal that was cut off, since nothing was exchanged yet', () => {
    record.add(...before);
    const whole = readTree(record.path);
    record.write('.import/committing.json', '[{"name":"poli');
    record.write('.import/new/policies/X', '');
    expect(record.add(...before)).toMatchObject({ policies: 0 });
    expect(readTree(record.path)).toEqual(whole);
  });

  test('refuses a symbolic link, which it would replace', () => {
    record.add(...before);
    const whole = readTree(record.path);
    const elsewhere = record.resolve('policies/Second/v1.json');
    rmSync(record.resolve('policies/First/v1.json'));
    symlinkSync(elsewhere, record.resolve('policies/First/v1.json'));
    expect(() => replaceFiles(record.path, new Map([['policies/X/v1.json', '']]))).toThrow(
      /policies\/First\/v1\.json is a symbolic link/,
    );
    rmSync(record.resolve('policies/First/v1.json'));
    writeFileSync(
      record.resolve('policies/First/v1.json'),
      whole['policies/First/v1.json'] as string,
    );
    expect(readTree(record.path)).toEqual(whole);
  });

  test.each([
    ['EACCES', 'the folder may not be written'],
    ['EROFS', 'the disk can only be read'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EIO', 'writing failed'],
  ])('says of %s that %s', (code, reason) => {
    record.add(...before);
    const whole = readTree(record.path);
    disk.judge = (_, name) => (name === 'rmSync' ? undefined : code);
    expect(() => addFresh()).toThrow(
      new RegExp(`: ${reason} \\(${code}: .*\\)\\. .*The record is as it was\\.$`),
    );
    expect(readTree(record.path)).toEqual(whole);
  });
});

function stat(path: string) {
  return statSync(record.resolve(path));
}
