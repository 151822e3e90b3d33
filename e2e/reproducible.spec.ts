import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openBuiltSite } from '../lib/build/built-site';
import { projectFolder } from '../scripts/run-command';

test('two builds of one commit are the same, file by file and byte by byte', () => {
  const [once, again] = ['out', 'out.again'].map((folder) =>
    hashFiles(join(projectFolder, folder)),
  );
  expect(Object.keys(once ?? {}).length).toBeGreaterThan(700);
  expect(again).toEqual(once);
});

function hashFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    openBuiltSite(folder).paths.map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex'),
    ]),
  );
}
