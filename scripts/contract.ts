import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBuiltSite } from '../lib/build/built-site';
import { formatContract, listBreaches, parseContract } from '../lib/build/contract/contract';
import { contractFiles } from '../lib/build/contract/contract-files';
import { loadRecord } from '../lib/record/load';
import { readCommand } from './command-options';
import { exitWithMessage, projectFolder } from './run-command';

// Adds the new addresses and ids of out/ to the promises that the tests check. Promises are never
// removed: a build that breaks one adds nothing.
const usage = `npm run contract

Adds the new addresses and ids of out/, the site of data/, to e2e/contract/.`;

readCommand(usage, {});
process.chdir(projectFolder);
const folder = 'e2e/contract';

try {
  const site = openBuiltSite('out');
  const { baseUrl } = loadRecord('data').site;
  const found = contractFiles.map(({ file, find, keeps }) => {
    const path = join(folder, file);
    const promised = existsSync(path) ? parseContract(readFileSync(path, 'utf8'), path) : new Map();
    const now = find(site, baseUrl);
    return { path, promised, now, breaches: listBreaches(promised, now, keeps) };
  });
  const breaches = found.flatMap(({ path, breaches }) =>
    breaches.map((line) => `${path}: ${line}`),
  );
  if (breaches.length > 0) {
    throw new Error(
      `out/ breaks ${breaches.length} promises. Correct the site.\n${breaches.join('\n')}`,
    );
  }
  for (const { path, promised, now } of found) {
    writeFileSync(path, formatContract(new Map([...now, ...promised])));
    console.log(`${path}: ${promised.size} promised, ${now.size - promised.size} added`);
  }
} catch (error) {
  exitWithMessage(error);
}
