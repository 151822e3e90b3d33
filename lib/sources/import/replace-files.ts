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

/** For the new and the old files. It is inside the record, because renaming needs one disk. */
const workFolder = dirname(importJournal);

/** A file or folder directly in the record, which is replaced as a whole. */
interface Entry {
  name: string;
  /** Whether it existed before; the name of the field in the journal. */
  had: boolean;
}

/**
 * Writes files into a folder, all or none. The new state is built in a work folder, with hard links
 * to the unchanged files, and then each entry of the folder (policies/, site.json …) is replaced
 * by renaming. A journal exists meanwhile, so that the next import can restore the old state after
 * a process was killed.
 */
export function replaceFiles(folder: string, files: ReadonlyMap<string, string>) {
  const work = join(folder, workFolder);
  try {
    const entries = buildEntries(folder, files);
    writeFileSync(join(folder, importJournal), JSON.stringify(entries), { flush: true });
    for (const entry of entries) replaceEntry(folder, entry);
    rmSync(join(folder, importJournal));
  } catch (error) {
    restoreFiles(folder);
    throw error;
  }
  // The files are in place: an error from here on must not count as a failure.
  removeQuietly(work);
}

/** Restores the state before a replacement that was interrupted. */
export function restoreFiles(folder: string) {
  const journal = join(folder, importJournal);
  if (existsSync(journal)) {
    // Written before the first replacement; where it cannot be parsed, nothing was replaced.
    const entries = readJournal(journal);
    for (const entry of entries) restoreEntry(folder, entry);
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

function buildEntries(folder: string, files: ReadonlyMap<string, string>): Entry[] {
  const [newPath, oldPath] = [join(folder, workFolder, 'new'), join(folder, workFolder, 'old')];
  mkdirSync(newPath, { recursive: true });
  mkdirSync(oldPath, { recursive: true });
  const names = new Set([...files.keys()].map((path) => path.split('/')[0] as string));
  const entries = [...names].map((name) => ({ name, had: existsSync(join(folder, name)) }));
  for (const { name, had } of entries) {
    if (!had) continue;
    const isFolder = lstatSync(join(folder, name)).isDirectory();
    // A file is replaced in one rename, so the old one only needs a link; a folder needs a copy.
    linkTree(join(folder, name), join(isFolder ? newPath : oldPath, name));
  }
  const folders = new Set<string>();
  for (const [path, text] of files) {
    const target = join(newPath, path);
    if (!folders.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
    folders.add(dirname(target));
    // Removes the link first, because writing to it would change the file of the record.
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
    // Some file systems have no hard links.
    if (!lacksLinks(error)) throw error;
    cpSync(from, to);
  }
}

function replaceEntry(folder: string, { name, had }: Entry) {
  const [newPath, oldPath] = [
    join(folder, workFolder, 'new', name),
    join(folder, workFolder, 'old', name),
  ];
  if (had && lstatSync(newPath).isDirectory()) renameSync(join(folder, name), oldPath);
  renameSync(newPath, join(folder, name));
}

function restoreEntry(folder: string, { name, had }: Entry) {
  const [path, newPath, oldPath] = [
    join(folder, name),
    join(folder, workFolder, 'new', name),
    join(folder, workFolder, 'old', name),
  ];
  if (had && existsSync(oldPath)) {
    if (existsSync(path) && lstatSync(path).isDirectory()) {
      renameSync(path, join(folder, workFolder, `left-${name}`));
    }
    renameSync(oldPath, path);
  } else if (!had && !existsSync(newPath)) {
    rmSync(path, { recursive: true, force: true });
  }
}
