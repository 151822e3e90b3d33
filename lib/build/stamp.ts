import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * One hash over files and folders, names and bytes: two builds of one hash give the same
 * site. `extra` is whatever else goes into the build, such as its base URL.
 */
export function hashInputs(inputs: readonly string[], extra: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of extra) hash.update(`${text}\0`);
  for (const input of inputs) {
    for (const file of listFiles(input)) {
      hash.update(`${file}\0`);
      hash.update(readFileSync(file));
    }
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
