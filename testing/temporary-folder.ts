import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';

/** A temporary folder, which is created at its first use, and again after `dispose`. */
export class TemporaryFolder {
  private created: string | undefined;

  get path(): string {
    if (this.created === undefined) {
      this.created = mkdtempSync(join(tmpdir(), 'policy-history-test-'));
      this.fill();
    }
    return this.created;
  }

  /** Subclasses write the initial files of the folder. */
  protected fill() {}

  resolve(path: string): string {
    return join(this.path, path);
  }

  /** Writes a file, and the folders that it needs. */
  write(path: string, content: string | Uint8Array): string {
    const file = this.resolve(path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    return file;
  }

  read(path: string): string {
    return readFileSync(this.resolve(path), 'utf8');
  }

  dispose() {
    if (this.created !== undefined) rmSync(this.created, { recursive: true, force: true });
    this.created = undefined;
  }
}

/** Every file below a folder: path with forward slashes, to its text; sorted, hidden ones too. */
export function readTree(folder: string): Record<string, string> {
  return Object.fromEntries(
    listFiles(folder).map((file) => [relative(folder, file), readFileSync(file, 'utf8')]),
  );
}

/** Every file below a folder: path with forward slashes, to its bytes; sorted, hidden ones too. */
export function readBytes(folder: string): Map<string, Buffer> {
  return new Map(listFiles(folder).map((file) => [relative(folder, file), readFileSync(file)]));
}

/** The files of a record, without those of an import in progress. */
export function readRecordTree(folder: string): Record<string, string> {
  return Object.fromEntries(
    Object.entries(readTree(folder)).filter(([path]) => !path.startsWith('.import')),
  );
}

/** The times and the inode of each file and folder below a folder. */
export function readStamps(folder: string): Record<string, string> {
  const places = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.fromEntries(
    ['', ...places].map((path) => {
      const { ino, mtimeMs, ctimeMs } = statSync(join(folder, path));
      return [path, `${ino} ${mtimeMs} ${ctimeMs}`];
    }),
  );
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
