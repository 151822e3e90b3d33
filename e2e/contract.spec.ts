import { readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { listBreaches, parseContract } from '../lib/build/contract/contract';
import { contractFiles } from '../lib/build/contract/contract-files';
import { builds, openBuild } from './site';

// The build of the whole record: out/ has none of the facts that were added after its figures were
// checked. What a build publishes beyond these lists is free; `npm run contract` adds it to them.
const [, build] = builds;
for (const { file, find, keeps } of contractFiles) {
  test(`${build.name} keeps every promise of ${file}`, () => {
    const site = openBuild(build);
    const path = `e2e/contract/${file}`;
    const promised = parseContract(readFileSync(path, 'utf8'), path);
    expect(promised.size).toBeGreaterThan(90);
    expect(listBreaches(promised, find(site, build.baseUrl), keeps)).toEqual([]);
  });
}
