import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { BuiltFile } from './contract/contract';

/** A built site as it lies in a folder. */
export interface BuiltSite {
  /** The path of every file from the root of the site, with its first slash, in order. */
  paths: string[];
  /** Every file whose path ends so, with its text. */
  read: (ending: string) => BuiltFile[];
}

/** Throws where there is no built site. */
export function openBuiltSite(folder: string): BuiltSite {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${folder}: expected a built site, found none. Run: npm run build`);
  }
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();
  return {
    paths,
    read: (ending) =>
      paths
        .filter((path) => path.endsWith(ending))
        .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
  };
}
