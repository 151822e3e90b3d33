import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { serializeCanonical } from '../lib/record/canonical';
import { type FileKind, rootOf } from '../lib/record/schemas';
import { TemporaryFolder } from './temporary-folder';
import { updateHash } from './update-hash';

type Json = Record<string, never>;

/** A copy of the real record in a temporary folder, for a test to make invalid. */
export class BrokenRecord extends TemporaryFolder {
  protected override fill() {
    cpSync('data', this.path, { recursive: true });
  }

  /** Changes a file and writes it canonically, so that the change is the only problem. */
  change(path: string, change: (file: Json) => unknown) {
    const file = JSON.parse(this.read(path));
    writeCanonical(this.resolve(path), path, change(file) ?? file);
  }

  remove(path: string) {
    rmSync(this.resolve(path), { recursive: true });
  }
}

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
