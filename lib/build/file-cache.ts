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

/** What one build computes and the next can reuse; CACHE_DIR names another folder. */
const cacheFolder = process.env.CACHE_DIR || '.next/policy-history';

/**
 * Returns the bytes cached under a name, or makes and caches them. The name has to be a hash of
 * everything that the bytes depend on. The time of a file is that of its last use.
 */
export function readOrMake(
  kind: string,
  name: string,
  make: () => string | Buffer,
  root = cacheFolder,
): Buffer {
  const path = join(root, kind, name);
  if (existsSync(path)) {
    const now = new Date();
    utimesSync(path, now, now);
    return readFileSync(path);
  }
  const bytes = Buffer.from(make());
  mkdirSync(join(root, kind), { recursive: true });
  // Renamed when it is complete: a build that is killed leaves no half file under the name.
  const written = `${path}.${process.pid}`;
  writeFileSync(written, bytes);
  renameSync(written, path);
  return bytes;
}

/** Removes the files that were last used before an instant. */
export function removeUnused(before: Date, root = cacheFolder) {
  if (!existsSync(root)) return;
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile() && statSync(path).mtime < before) rmSync(path);
  }
}
