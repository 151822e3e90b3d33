import { rmSync } from 'node:fs';
import { writeCheckedRecord } from './checked-record';
import { TemporaryFolder } from './temporary-folder';
import { writeCanonical } from './write-canonical';

type Json = Record<string, never>;

/** A copy of the checked record in a temporary folder, for a test to make invalid. */
export class BrokenRecord extends TemporaryFolder {
  protected override fill() {
    writeCheckedRecord(this.path);
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
