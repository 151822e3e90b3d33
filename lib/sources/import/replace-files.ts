import {
  cpSync,
  existsSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { importJournal } from '../../record/read-files';
import { lacksLinks, removeQuietly } from './system-error';

/** Where an import builds what is new, and keeps what was; inside the record, for one disk. */
const workFolder = dirname(importJournal);

/** What stands directly in the record and is put in place as a whole. */
interface Entry {
  name: string;
  /** Whether it was there before. */
  had: boolean;
}

/**
 * Puts files into a folder, all or none. They are built beside what is there: unchanged files
 * as further links to the same bytes, and then each entry of the folder (policies/, site.json …)
 * is exchanged by renaming. A journal stands there while that is done; whoever comes next puts
 * back what a killed process left between two renames.
 */
export function replaceFiles(folder: string, files: ReadonlyMap<string, string>) {
  const work = join(folder, workFolder);
  try {
    const entries = buildNew(folder, files);
    writeFileSync(join(folder, importJournal), JSON.stringify(entries), { flush: true });
    for (const entry of entries) exchange(folder, entry);
    rmSync(join(folder, importJournal));
  } catch (error) {
    restoreFiles(folder);
    throw error;
  }
  // All is in place: whatever happens from here on must not be told as a failure.
  removeQuietly(work);
}

/** Puts a folder back into the state before an exchange that did not come to its end. */
export function restoreFiles(folder: string) {
  const journal = join(folder, importJournal);
  if (existsSync(journal)) {
    // Written in one go before the first exchange: one that cannot be read began none.
    const entries = readJournal(journal);
    for (const entry of entries) putBack(folder, entry);
    rmSync(journal);
  }
  rmSync(join(folder, workFolder), { recursive: true, force: true });
}

function readJournal(journal: string): Entry[] {
  try {
    return JSON.parse(readFileSync(journal, 'utf8')) as Entry[];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

function buildNew(folder: string, files: ReadonlyMap<string, string>): Entry[] {
  const [fresh, old] = [join(folder, workFolder, 'new'), join(folder, workFolder, 'old')];
  mkdirSync(fresh, { recursive: true });
  mkdirSync(old, { recursive: true });
  const names = new Set([...files.keys()].map((path) => path.split('/')[0] as string));
  const entries = [...names].map((name) => ({ name, had: existsSync(join(folder, name)) }));
  for (const { name, had } of entries) {
    if (!had) continue;
    const isFolder = lstatSync(join(folder, name)).isDirectory();
    // A single file is never missing: it is replaced by one rename, and its link put back by one.
    linkTree(join(folder, name), join(isFolder ? fresh : old, name));
  }
  for (const [path, text] of files) {
    const target = join(fresh, path);
    mkdirSync(dirname(target), { recursive: true });
    // The link is taken away first, or the text would go into the file of the record itself.
    rmSync(target, { force: true });
    writeFileSync(target, text);
  }
  return entries;
}

function linkTree(from: string, to: string) {
  const stats = lstatSync(from);
  if (stats.isSymbolicLink()) {
    throw new Error(
      `${from} is a symbolic link; an import would replace the link. Name the folder itself.`,
    );
  }
  if (!stats.isDirectory()) {
    linkOrCopy(from, to);
    return;
  }
  mkdirSync(to);
  for (const name of readdirSync(from)) linkTree(join(from, name), join(to, name));
}

function linkOrCopy(from: string, to: string) {
  try {
    linkSync(from, to);
  } catch (error) {
    // Not every file system has links.
    if (!lacksLinks(error)) throw error;
    cpSync(from, to);
  }
}

function exchange(folder: string, { name, had }: Entry) {
  const [fresh, old] = [
    join(folder, workFolder, 'new', name),
    join(folder, workFolder, 'old', name),
  ];
  if (had && lstatSync(fresh).isDirectory()) renameSync(join(folder, name), old);
  renameSync(fresh, join(folder, name));
}

function putBack(folder: string, { name, had }: Entry) {
  const [place, fresh, old] = [
    join(folder, name),
    join(folder, workFolder, 'new', name),
    join(folder, workFolder, 'old', name),
  ];
  if (had && existsSync(old)) {
    if (existsSync(place) && lstatSync(place).isDirectory()) {
      renameSync(place, join(folder, workFolder, `left-${name}`));
    }
    renameSync(old, place);
  } else if (!had && !existsSync(fresh)) {
    rmSync(place, { recursive: true, force: true });
  }
}
