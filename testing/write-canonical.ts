import { writeFileSync } from 'node:fs';
import { serializeCanonical } from '../lib/record/canonical';
import { type FileKind, rootOf } from '../lib/record/schemas';
import { updateHash } from './update-hash';

/**
 * Writes a value in canonical form, with the hash of a changed document; `path` is the file's path
 * in the record.
 */
export function writeCanonical(file: string, path: string, value: unknown) {
  writeFileSync(file, serializeCanonical(updateHash(value), rootOf(findKind(path))));
}

function findKind(path: string): FileKind {
  if (path === 'site.json') return 'site';
  if (path.startsWith('announcements/')) return 'announcements';
  return path.endsWith('policy.json') ? 'policy' : 'version';
}
