import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { createPendingWrites } from './pending-writes';

let folder: TemporaryFolder;
beforeEach(() => {
  folder = new TemporaryFolder();
});
afterEach(() => folder.dispose());

test('all files are there when it is finished, folders and all', async () => {
  const { add, finish } = createPendingWrites();
  for (const name of ['a/b/one.html', 'a/two.html']) {
    add(folder.resolve(name), Buffer.from(name));
  }
  await finish();
  expect(readFileSync(folder.resolve('a/b/one.html'), 'utf8')).toBe('a/b/one.html');
  expect(readFileSync(folder.resolve('a/two.html'), 'utf8')).toBe('a/two.html');
});

test('a file that cannot be written is told at the end, by its name, and ends nothing before', async () => {
  const { add, finish } = createPendingWrites();
  folder.write('a', 'a file where a folder would be');
  add(folder.resolve('a/one.html'), Buffer.from('one'));
  // Vitest fails a run in which a promise was rejected that nobody waits for.
  await setTimeout(50);
  await expect(finish()).rejects.toThrow(folder.resolve('a'));
});
