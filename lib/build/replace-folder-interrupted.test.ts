import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type ChangingCall, disk } from '../../testing/faulty-disk';
import { readTree } from '../../testing/temporary-folder';
import { replaceFolder, restoreFolder } from './replace-folder';

vi.mock('node:fs', async (load) => {
  const { makeFaulty } = await import('../../testing/faulty-disk');
  return makeFaulty(await load());
});

const last = { 'index.html': 'last', '_next/a.css': 'last', 'feed.xml': 'last' };
const fresh = { 'index.html': 'fresh', '_next/b.css': 'fresh' };

let folder: string;
let out: string;
beforeEach(() => {
  disk.reset();
  folder = mkdtempSync(join(tmpdir(), 'policy-history-interrupted-'));
  out = join(folder, 'out');
  write(out, last);
});
afterEach(() => {
  disk.reset();
  rmSync(folder, { recursive: true, force: true });
});

function write(path: string, files: Record<string, string>) {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(path, name, '..'), { recursive: true });
    writeFileSync(join(path, name), text);
  }
}

/** Replaces out/ by a new export, with the disk errors of `findError`. Returns whether it succeeded. */
function replace(findError: typeof disk.findError): boolean {
  const by = join(folder, 'export');
  rmSync(by, { recursive: true, force: true });
  write(by, fresh);
  disk.reset();
  disk.findError = findError;
  try {
    replaceFolder(out, by);
    return true;
  } catch {
    return false;
  } finally {
    disk.findError = () => undefined;
  }
}

/** The calls of a replacement, in the order in which `findError` numbers them. */
function listCalls(findError: typeof disk.findError = () => undefined): ChangingCall[] {
  const names: ChangingCall[] = [];
  replace((call, name, path) => {
    names.push(name);
    return findError(call, name, path);
  });
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  write(out, last);
  return names;
}

/** Makes the export one on another disk, which cannot be renamed to this one. */
const onAnotherDisk: typeof disk.findError = (_, name, path) =>
  name === 'renameSync' && path.endsWith('export') ? 'EXDEV' : undefined;

describe.each([
  ['on this disk', undefined],
  ['from another disk', onAnotherDisk],
] as const)('an out/ that is replaced %s', (_, before = () => undefined) => {
  test('is the old or the new site, complete, whichever call fails once', () => {
    const calls = listCalls(before).length;
    expect(calls).toBeGreaterThan(3);
    for (let at = 1; at <= calls; at += 1) {
      replace((call, name, path) => (call === at ? 'EIO' : before(call, name, path)));
      expect([last, fresh], `call ${at} fails`).toContainEqual(readTree(out));
      replace(before);
      expect(readTree(out), `after call ${at} failed`).toEqual(fresh);
      rmSync(out, { recursive: true });
      write(out, last);
    }
  });

  test('is complete again after the next build, whichever call was the last', () => {
    const calls = listCalls(before).length;
    for (let at = 1; at <= calls + 1; at += 1) {
      replace((call, name, path) => (call >= at ? 'EACCES' : before(call, name, path)));
      // The first step of a build.
      restoreFolder(out);
      expect([last, fresh], `interrupted at ${at}`).toContainEqual(readTree(out));
      expect(replace(before)).toBe(true);
      expect(readTree(out), `after an interruption at ${at}`).toEqual(fresh);
      expect(readdirSync(folder)).toEqual(['out']);
      rmSync(out, { recursive: true });
      write(out, last);
    }
  });
});
