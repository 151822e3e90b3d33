import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface StaticFile {
  path: string;
  body: Buffer;
  /** Weak, because the plain and the gzipped body share it. */
  etag: string;
  mtimeMs: number;
}

export type Located = { kind: 'file'; file: StaticFile } | { kind: 'folder' } | { kind: 'missing' };

const compress = promisify(gzip);
// What says "no such page" rather than "this server is broken".
const missingCodes = new Set(['ENOENT', 'ENOTDIR', 'ELOOP', 'ENAMETOOLONG', 'EACCES', 'EISDIR']);

/**
 * What stands at a path of the site. A folder counts only with an index.html in it, and is
 * never listed.
 *
 * @param path decoded, starts with '/', holds no '..'
 */
export async function locateFile(root: string, path: string): Promise<Located> {
  const file = await readStaticFile(join(root, path.endsWith('/') ? `${path}index.html` : path));
  if (file) return { kind: 'file', file };
  if (path.endsWith('/')) return { kind: 'missing' };
  const index = await findMtime(join(root, path, 'index.html'));
  return index === undefined ? { kind: 'missing' } : { kind: 'folder' };
}

/** Undefined where there is no regular file that can be read. */
export async function readStaticFile(path: string): Promise<StaticFile | undefined> {
  const mtimeMs = await findMtime(path);
  if (mtimeMs === undefined) return undefined;
  // A build may replace the folder between the two calls.
  const body = await readFile(path).catch(returnUndefinedIfMissing);
  if (body === undefined) return undefined;
  const etag = `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  return { path, body, etag, mtimeMs };
}

/** Compresses each file once while it stays the same, within `limit` bytes of memory. */
export function createCompressor(limit = 64 * 1024 * 1024) {
  const memo = new Map<string, Buffer>();
  let size = 0;
  return async function compressFile({ path, mtimeMs, body, etag }: StaticFile): Promise<Buffer> {
    const key = `${path}\n${mtimeMs}\n${etag}`;
    const known = memo.get(key);
    if (known) return known;
    const compressed = await compress(body);
    if (size + compressed.length > limit) {
      memo.clear();
      size = 0;
    }
    memo.set(key, compressed);
    size += compressed.length;
    return compressed;
  };
}

async function findMtime(path: string): Promise<number | undefined> {
  const found = await stat(path).catch(returnUndefinedIfMissing);
  return found?.isFile() ? found.mtimeMs : undefined;
}

function returnUndefinedIfMissing(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && missingCodes.has(String(error.code))) return;
  throw error;
}
