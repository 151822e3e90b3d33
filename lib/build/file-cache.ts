import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of what a later build can reuse; CACHE_DIR names another one. Next empties `.next` when a
 * build starts, apart from `.next/cache`.
 */
const cacheFolder = process.env.CACHE_DIR || '.next/cache/policy-history';

/**
 * Hashes files and folders, with their names, and other texts that a result depends on. An input
 * that does not exist is left out.
 */
export function hashInputs(inputs: readonly string[], texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text}\0`);
  for (const file of inputs.flatMap(listFiles)) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(file));
  }
  return hash.digest('hex');
}

function listFiles(input: string): string[] {
  if (!existsSync(input)) return [];
  if (statSync(input).isFile()) return [input];
  return readdirSync(input, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Returns the bytes cached under a name, or makes and caches them. The name has to be a hash of
 * everything that the bytes depend on. The modification time of a file is that of its last use.
 */
export function readOrMake(
  kind: string,
  name: string,
  make: () => string | Buffer,
  root = cacheFolder,
): Buffer {
  return readCached(kind, name, root) ?? writeCached(kind, name, make(), root);
}

/** The same for bytes that are made asynchronously. */
export async function readOrMakeAsync(
  kind: string,
  name: string,
  make: () => Promise<string | Buffer>,
  root = cacheFolder,
): Promise<Buffer> {
  return readCached(kind, name, root) ?? writeCached(kind, name, await make(), root);
}

function readCached(kind: string, name: string, root: string): Buffer | undefined {
  const path = join(root, kind, name);
  if (!existsSync(path)) return undefined;
  const now = new Date();
  utimesSync(path, now, now);
  return readFileSync(path);
}

function writeCached(kind: string, name: string, made: string | Buffer, root: string): Buffer {
  const bytes = Buffer.from(made);
  mkdirSync(join(root, kind), { recursive: true });
  // Renamed when it is complete, so that a build that is killed leaves no partial file.
  const path = join(root, kind, name);
  const written = `${path}.${process.pid}`;
  writeFileSync(written, bytes);
  renameSync(written, path);
  return bytes;
}

/** Removes the files that were last used before an instant. */
export function removeUnused(before: Date, root = cacheFolder) {
  for (const path of listFiles(root)) if (statSync(path).mtime < before) rmSync(path);
}
