import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openBuiltSite } from '../lib/build/built-site';
import { projectFolder } from '../scripts/run-command';
import { hostileSite } from '../testing/hostile-record';
import { large } from './site';

test('two builds of one record are the same, file by file and byte by byte', () => {
  const once = hashFiles(join(projectFolder, hostileSite.folder));
  expect(Object.keys(once).length).toBeGreaterThan(350);
  expect(hashFiles(join(projectFolder, 'out.again'))).toEqual(once);
});

// Next empties its folder when a build starts, apart from `cache`.
test('a build keeps the cards that builds of other records have drawn', () => {
  const cache = join(projectFolder, '.next/cache/policy-history/cards');
  const cached = new Set(readdirSync(cache).map((name) => hashFile(join(cache, name))));
  for (const folder of ['out', large.name].map((name) => join(projectFolder, name))) {
    const cards = Object.entries(hashFiles(folder)).filter(([path]) => path.endsWith('/card.png'));
    expect(cards.length).toBeGreaterThan(50);
    for (const [path, hash] of cards) expect(cached.has(hash), `${folder}${path}`).toBe(true);
  }
});

function hashFiles(folder: string): Record<string, string> {
  return Object.fromEntries(
    openBuiltSite(folder).paths.map((path) => [path, hashFile(join(folder, path))]),
  );
}

function hashFile(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}
