import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileKind, SiteFile } from '../lib/build/file-kinds';
import { groupByKey } from '../lib/shared/collections';
import config from '../next.config.js';

type Group = 'policies' | 'actions' | 'others';

// Writes the files of the site that Next does not: those that are not pages and, for a large record,
// the pages of single items. scripts/build.ts runs two processes with the parts that each writes: `0`
// and `1` are the files of every second policy, `actions` those of actions, `others` all other files.
const [parts = '', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const { fileKinds } = await import('../lib/build/files');
const { isLarge } = await import('../lib/build/site-data');
const { itemPages } = await import('./item-pages');

const kinds = [...(isLarge ? itemPages : []), ...fileKinds];
for (const part of parts.split(',')) {
  if (part === 'actions' || part === 'others') await writeGroup(part);
  else await writePolicies(Number(part));
}

async function writeGroup(group: Group) {
  for (const kind of kinds) {
    if (nameGroup(kind) !== group) continue;
    for (const file of kind.list()) await write(file);
  }
}

/** The files of a policy are written one after the other: several need the same comparisons. */
async function writePolicies(part: number) {
  const files = kinds.flatMap((kind) => (nameGroup(kind) === 'policies' ? [...kind.list()] : []));
  // Sorted, so that each part has as many of the policies with many files.
  const byPolicy = [...groupByKey(files, ({ policyName }) => policyName).values()].sort(
    (a, b) => b.length - a.length,
  );
  for (const ofPolicy of byPolicy.filter((_, index) => index % 2 === part)) {
    for (const file of ofPolicy) await write(file);
  }
}

function nameGroup({ isOfPolicies, pattern }: FileKind): Group {
  if (isOfPolicies) return 'policies';
  return pattern.startsWith('/actions/') ? 'actions' : 'others';
}

async function write(file: SiteFile) {
  const path = join(folder, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await file.write({ styleSheets }));
  // Node frees the pixels of a card only between two turns of its event loop.
  await setImmediate();
}
