import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serializeCanonical } from '../lib/record/canonical';
import { type FileKind, rootOf } from '../lib/record/schemas';

type Json = Record<string, never>;

/** A copy of the real record in a temporary folder, for a test to make invalid. */
export class BrokenRecord {
  readonly folder = mkdtempSync(join(tmpdir(), 'policy-history-record-'));

  constructor() {
    cpSync('data', this.folder, { recursive: true });
  }

  /** Changes one file and writes it canonically, so that the change is the only problem. */
  change(path: string, change: (file: Json) => unknown) {
    const file = JSON.parse(readFileSync(join(this.folder, path), 'utf8'));
    const changed = change(file) ?? file;
    writeCanonical(join(this.folder, path), path, changed);
  }

  write(path: string, text: string) {
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  remove(path: string) {
    rmSync(join(this.folder, path), { recursive: true });
  }

  dispose() {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Writes a value in canonical form; `path` is the file's path in the record. */
export function writeCanonical(file: string, path: string, value: unknown) {
  writeFileSync(file, serializeCanonical(value, rootOf(findKind(path))));
}

function findKind(path: string): FileKind {
  if (path === 'site.json') return 'site';
  if (path === 'announcements.json') return 'announcements';
  return path.endsWith('policy.json') ? 'policy' : 'version';
}
