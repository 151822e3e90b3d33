import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openBuiltSite } from '../lib/build/built-site';
import { projectFolder } from '../scripts/run-command';
import { hostileSite } from '../testing/hostile-record';

test('two builds of one record are the same, file by file and byte by byte', () => {
  const once = hashFiles(join(projectFolder, hostileSite.folder));
  expect(Object.keys(once).length).toBeGreaterThan(350);
  expect(hashFiles(join(projectFolder, 'out.again'))).toEqual(once);
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
