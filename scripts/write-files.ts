import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { FileKind, SiteFile } from '../lib/build/file-kinds';
import { groupByKey } from '../lib/shared/collections';
import config from '../next.config.js';

// Writes the files of the site that Next does not: those that are not pages and, for a large record,
// the pages of single items. scripts/build.ts runs several of these processes at the same time. Each
// takes the next task that no other has taken; an empty folder in `taken` marks a task as taken.
const [taken = '', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const { fileKinds } = await import('../lib/build/files');
const { isLarge } = await import('../lib/build/site-data');
const { itemPages } = await import('./item-pages');

for (const [index, files] of listTasks([...(isLarge ? itemPages : []), ...fileKinds]).entries()) {
  if (take(index)) for (const file of files()) await write(file);
}

/** The longest first, so that the processes end at about the same time. */
function listTasks(kinds: readonly FileKind[]): (() => Iterable<SiteFile>)[] {
  const isOfActions = ({ pattern }: FileKind) => pattern.startsWith('/actions/');
  const others = kinds.filter((kind) => !kind.isOfPolicies && !isOfActions(kind));
  // The files of a policy are one task, since several need the same comparisons.
  const byPolicy = groupByKey(
    kinds.flatMap((kind) => (kind.isOfPolicies ? [...kind.list()] : [])),
    ({ policyName }) => policyName,
  );
  return [
    () => others.flatMap((kind) => [...kind.list()]),
    () => kinds.filter(isOfActions).flatMap((kind) => [...kind.list()]),
    ...[...byPolicy.values()].sort((a, b) => b.length - a.length).map((files) => () => files),
  ];
}

function take(task: number): boolean {
  const mark = join(taken, String(task));
  try {
    mkdirSync(mark);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function write(file: SiteFile) {
  const path = join(folder, file.path);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, await file.write({ styleSheets }));
  // Node frees the pixels of a card only between two turns of its event loop.
  await setImmediate();
}
