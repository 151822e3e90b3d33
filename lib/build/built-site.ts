import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
/** A file of a built site. Its path starts with a slash at the root of the site. */
export interface BuiltFile {
  path: string;
  text: string;
}

/** A built site in a folder. */
export interface BuiltSite {
  /** The paths of all files, sorted. */
  paths: string[];
  /** Reads all files whose path has an ending. */
  read: (ending: string) => BuiltFile[];
}

/** Throws if the folder has no built site. */
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
