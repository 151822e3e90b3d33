import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { SiteFile } from '../lib/build/file-kinds';
import { groupByKey } from '../lib/shared/collections';
import config from '../next.config.js';

// Writes the files of the site that Next does not: those that are not pages and, for a large record,
// the pages of single items. scripts/build.ts runs several of these at the same time: `0 2` and
// `1 2` write the files of every second policy, and `others` all other files.
const [part = 'others', parts = '1', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const { fileKinds } = await import('../lib/build/files');
const { isLarge } = await import('../lib/build/site-data');
const { itemPages } = await import('./item-pages');

const isOfPolicies = part !== 'others';
const files = [...(isLarge ? itemPages : []), ...fileKinds]
  .filter((kind) => (kind.isOfPolicies ?? false) === isOfPolicies)
  .flatMap((kind) => [...kind.list()]);
// The files of a policy are written one after the other: several need the same comparisons.
for (const [index, [, ofPolicy]] of [...groupByKey(files, (file) => file.policyName)].entries()) {
  if (isOfPolicies && index % Number(parts) !== Number(part)) continue;
  for (const file of ofPolicy) await write(file);
}

async function write(file: SiteFile) {
  const path = join(folder, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await file.write({ styleSheets }));
  // Node frees the pixels of a card only between two turns of its event loop.
  await setImmediate();
}
