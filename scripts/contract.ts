import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBuiltSite } from '../lib/build/built-site';
import { listBroken, parsePromises, writePromises } from '../lib/build/contract/contract';
import { subjects } from '../lib/build/contract/find-promises';
import { loadRecord } from '../lib/record/load';
import { exitWithMessage, projectFolder } from './run-command';

// Adds the new addresses and ids of out/ to the promises that the tests check. Promises are never
// removed: a build that breaks one adds nothing.
process.chdir(projectFolder);
const folder = 'e2e/contract';

try {
  const site = openBuiltSite('out');
  const { baseUrl } = loadRecord('data').site;
  const found = subjects.map(({ file, find, keeps }) => {
    const path = join(folder, file);
    const promised = existsSync(path) ? parsePromises(readFileSync(path, 'utf8'), path) : new Map();
    const now = find(site, baseUrl);
    return { path, promised, now, broken: listBroken(promised, now, keeps) };
  });
  const broken = found.flatMap(({ path, broken }) => broken.map((line) => `${path}: ${line}`));
  if (broken.length > 0) {
    throw new Error(`out/ breaks ${broken.length} promises. Mend the site.\n${broken.join('\n')}`);
  }
  for (const { path, promised, now } of found) {
    writeFileSync(path, writePromises(new Map([...now, ...promised])));
    console.log(`${path}: ${promised.size} promised, ${now.size - promised.size} added`);
  }
} catch (error) {
  exitWithMessage(error);
}
