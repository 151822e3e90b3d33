import { existsSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

/** A relative module in a declaration: `from './x'`, or `import('./x')`. */
const relativeModule = /((?:from|import\()\s*)(['"])(\.{1,2}\/[^'"]+)\2/g;

/**
 * Collects the declaration files that an entry needs, from those that `tsc` wrote. Relative modules
 * get the ending `.js`, which TypeScript requires of a package's declarations
 * (`moduleResolution: nodenext`), and which the sources do not have.
 *
 * @param folder of tsc's output
 * @param entry path in that folder, without its ending
 * @returns path in that folder, with `.d.ts`, to the text
 * @throws where a declaration names a module that tsc did not write
 */
export function collectDeclarations(folder: string, entry: string): Map<string, string> {
  const files = new Map<string, string>();
  const pending = [entry];
  for (let module = pending.pop(); module !== undefined; module = pending.pop()) {
    const path = `${module}.d.ts`;
    if (files.has(path)) continue;
    const place = join(folder, path);
    if (!existsSync(place)) {
      throw new Error(`${path}: expected a declaration of tsc, found none. Run tsc again.`);
    }
    const text = readFileSync(place, 'utf8');
    for (const [, , , name] of text.matchAll(relativeModule)) {
      pending.push(posix.join(posix.dirname(module), name as string));
    }
    files.set(path, text.replace(relativeModule, '$1$2$3.js$2'));
  }
  return files;
}
