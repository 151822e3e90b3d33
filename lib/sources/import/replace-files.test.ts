import { rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { disk } from '../../../testing/faulty-disk';
import { observePolicy, TestRecord } from '../../../testing/observations';
import { readTree } from '../../../testing/temporary-folder';
import { replaceFiles } from './replace-files';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../../../testing/faulty-disk');
  return makeFaulty(await load());
});

const before = [observePolicy('First', [1, 3]), observePolicy('Second', [1, 2])];
const additions = [observePolicy('First', [2]), observePolicy('Third', [2])];

const record = new TestRecord();
afterEach(() => {
  disk.reset();
  record.dispose();
});

describe('replaceFiles', () => {
  test('writes the same bytes where the file system has no links', () => {
    record.add(...before, ...additions);
    const after = readTree(record.path);
    record.dispose();
    record.add(...before);
    disk.findError = (_, name) => (name === 'linkSync' ? 'EPERM' : undefined);
    record.add(...additions);
    expect(readTree(record.path)).toEqual(after);
  });

  test('keeps unchanged files as they are', () => {
    record.add(...before);
    const { ino, mtimeMs } = stat('policies/Second/v1.json');
    record.add(...additions);
    expect(stat('policies/Second/v1.json')).toMatchObject({ ino, mtimeMs, nlink: 1 });
  });

  test('ignores a truncated journal, because nothing was replaced yet', () => {
    record.add(...before);
    const unchanged = readTree(record.path);
    record.write('.import/committing.json', '[{"name":"poli');
    record.write('.import/new/policies/X', '');
    expect(record.add(...before)).toMatchObject({ policies: 0 });
    expect(readTree(record.path)).toEqual(unchanged);
  });

  test('refuses a symbolic link, which it would replace', () => {
    record.add(...before);
    const unchanged = readTree(record.path);
    const elsewhere = record.resolve('policies/Second/v1.json');
    rmSync(record.resolve('policies/First/v1.json'));
    symlinkSync(elsewhere, record.resolve('policies/First/v1.json'));
    expect(() => replaceFiles(record.path, new Map([['policies/X/v1.json', '']]))).toThrow(
      /policies\/First\/v1\.json is a symbolic link/,
    );
    rmSync(record.resolve('policies/First/v1.json'));
    writeFileSync(
      record.resolve('policies/First/v1.json'),
      unchanged['policies/First/v1.json'] as string,
    );
    expect(readTree(record.path)).toEqual(unchanged);
  });

  test.each([
    ['EACCES', 'the folder may not be written'],
    ['EROFS', 'the disk can only be read'],
    ['EDQUOT', 'the disk quota is used up'],
    ['EIO', 'writing failed'],
  ])('describes %s as %s', (code, reason) => {
    record.add(...before);
    const unchanged = readTree(record.path);
    disk.findError = (_, name) => (name === 'rmSync' ? undefined : code);
    expect(() => record.add(...additions)).toThrow(
      new RegExp(`: ${reason} \\(${code}: .*\\)\\. .*The record is as it was\\.$`),
    );
    expect(readTree(record.path)).toEqual(unchanged);
  });
});

function stat(path: string) {
  return statSync(record.resolve(path));
}
