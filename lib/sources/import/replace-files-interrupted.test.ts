import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { buildAnnouncement } from '../../../testing/builders';
import { disk } from '../../../testing/faulty-disk';
import { observePolicy, TestRecord, testSource } from '../../../testing/observations';
import { readRecordTree, readTree, TemporaryFolder } from '../../../testing/temporary-folder';
import { loadRecord } from '../../record/load';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../../../testing/faulty-disk');
  return makeFaulty(await load());
});

const before = [observePolicy('First', [1, 3]), observePolicy('Second', [1, 2])];
const additions = [observePolicy('First', [2]), observePolicy('Third', [2])];
const later = { ...testSource, observedUntil: '2022-01-01T00:00:00Z' };
const row = buildAnnouncement('2020-02-01', 'First', { knownFrom: [later.id] });
const announced = {
  guides: [{ id: 'x', title: 'X', readUntil: '2021-02', announcements: [row] }],
};

/** Changes every kind of file: a policy with a missing version, the announcements, the site. */
const addAll = () => record.import({ policies: additions, announcements: announced }, later);

/** Larger than any process id. */
const deadPid = 2 ** 30;

const record = new TestRecord();
const original = new TemporaryFolder();
afterEach(() => {
  disk.reset();
  record.dispose();
  original.dispose();
});

function listLeft(): string[] {
  return readdirSync(record.path).filter((name) => name.startsWith('.'));
}

/** Makes the record as it was before the import that goes wrong. */
function reset() {
  disk.reset();
  rmSync(record.path, { recursive: true });
  cpSync(original.path, record.path, { recursive: true });
  disk.reset();
}

/** The result of an undisturbed import, and the number of its calls. */
function runUndisturbed(policies: typeof before) {
  if (policies.length > 0) record.add(...policies);
  cpSync(record.path, original.path, { recursive: true });
  disk.reset();
  addAll();
  return { calls: disk.calls, after: readTree(record.path), unchanged: readTree(original.path) };
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

/** Runs an import that ends after so many calls, and returns its message. */
function runUntil(last: number): string {
  disk.calls = 0;
  disk.findError = (call) => (call > last ? 'EIO' : undefined);
  let message = 'none';
  runAsAnother(deadPid, () => {
    try {
      addAll();
    } catch (error) {
      message = String(error);
    }
  });
  disk.reset();
  return message;
}

const isHalfway = () => existsSync(record.resolve('.import/committing.json'));

describe.each([
  ['with policies', before],
  ['without a policy', []],
])('an import into a record %s', { timeout: 120_000 }, (_, policies) => {
  test('that is killed during any call leaves a valid record, and the next one works', () => {
    const { calls, after, unchanged } = runUndisturbed(policies);
    const states = new Set<string>();
    for (let last = 0; last < calls; last += 1) {
      reset();
      const message = runUntil(last);
      states.add(findState(unchanged, after, message));
      addAll();
      expect(readTree(record.path), `after call ${last} of ${calls}`).toEqual(after);
      expect(listLeft()).toEqual([]);
    }
    expect(states).toEqual(new Set(['as it was', 'refused', 'imported']));
  });

  test('that is killed, as the next one is while it restores the record, loses nothing', () => {
    const { calls, after, unchanged } = runUndisturbed(policies);
    let doubles = 0;
    for (let first = 0; first < calls; first += 1) {
      for (let second = 0; ; second += 1) {
        reset();
        runUntil(first);
        if (!isHalfway()) break;
        runUntil(second);
        // After the record is restored, the rest equals the test above.
        const isBack = !isHalfway();
        if (isBack) expect(readRecordTree(record.path)).toEqual(unchanged);
        addAll();
        expect(readTree(record.path), `after calls ${first} and ${second}`).toEqual(after);
        if (isBack) break;
        doubles += 1;
      }
    }
    expect(doubles).toBeGreaterThan(10);
  });

  test('leaves nothing on a disk that becomes full during any call', () => {
    const { calls, unchanged } = runUndisturbed(policies);
    let refused = 0;
    for (let full = 1; full <= calls; full += 1) {
      reset();
      let isHit = false;
      disk.calls = 0;
      // Removing files needs no space.
      disk.findError = (call, name) => {
        isHit ||= call === full && name !== 'rmSync';
        return call === full && name !== 'rmSync' ? 'ENOSPC' : undefined;
      };
      if (!failsWith(addAll, () => isHit)) continue;
      refused += 1;
      disk.reset();
      expect(readTree(record.path), `full at call ${full} of ${calls}`).toEqual(unchanged);
      expect(listLeft()).toEqual([]);
    }
    expect(refused).toBeGreaterThan(10);
  });
});

/** Whether the error occurred, which the import must report. */
function failsWith(work: () => unknown, hasOccurred: () => boolean): boolean {
  try {
    work();
  } catch (error) {
    expect(String(error)).toMatch(
      /WriteError: .*: the disk is full \(ENOSPC: .*\)\. Make room and import again\. The record is as it was\.$/,
    );
    return true;
  }
  expect(hasOccurred()).toBe(false);
  return false;
}

/** The record is unchanged, refused with a remedy, or new, as the message says. */
function findState(
  unchanged: Record<string, string>,
  after: Record<string, string>,
  message: string,
): string {
  if (isHalfway()) {
    expect(() => loadRecord(record.path)).toThrow(
      /\.import\/committing\.json[\s\S]*remedy: {3}Let it end, or run npm run import again: it puts the record back first\./,
    );
    expect(message).toContain('the record is half-way, and the next import puts it back first.');
    return 'refused';
  }
  const state = readRecordTree(record.path);
  if (message === 'none') {
    expect(state).toEqual(after);
    return 'imported';
  }
  expect(state).toEqual(unchanged);
  expect(message).toContain('The record is as it was.');
  return 'as it was';
}
