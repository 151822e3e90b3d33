import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

/** A route of app/ whose files are printed. */
export interface PrintedRoute {
  /** Its module, from the project folder: `app/(pages)/policies/[name]/page.tsx`. */
  module: string;
  kind: 'page' | 'file';
  /** The parts of its address; `[name]` is a parameter. */
  parts: string[];
  /** Modules of the layouts around it, the outermost first, without the one of all pages. */
  layouts: string[];
}

/** Values of a route's parameters by their names, as `generateStaticParams` gives them. */
export type RouteParams = Record<string, string>;

export function hasParameters({ parts }: PrintedRoute): boolean {
  return parts.some((part) => part.startsWith('['));
}

/** Whether Next makes the file of one address, to hold the printed one against. */
export function hasSample(route: PrintedRoute): boolean {
  return hasParameters(route) && !isPrintedAlone(route.module);
}

/** What Next has no part in. */
function isPrintedAlone(module: string): boolean {
  return /\.printed\.tsx?$/.test(module);
}

/**
 * Every route with parameters, and every one that Next has no part in (`route.printed.ts`,
 * `page.printed.tsx`), in the order of their modules, of those that a build has.
 * @param extensions as in `pageExtensions` of next.config.js: `tsx`, `rows.tsx`
 */
export function findPrintedRoutes(folder: string, extensions: readonly string[]) {
  const names = new Map(
    extensions.flatMap((extension): [string, PrintedRoute['kind']][] => [
      [`page.${extension}`, 'page'],
      [`route.${extension}`, 'file'],
    ]),
  );
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        names.has(entry.name) &&
        (entry.parentPath.includes('[') || isPrintedAlone(entry.name)),
    )
    .map((entry): PrintedRoute => {
      const place = relative(folder, entry.parentPath).split(sep);
      return {
        module: join(entry.parentPath, entry.name),
        kind: names.get(entry.name) as PrintedRoute['kind'],
        // A folder in parentheses groups routes and is in no address.
        parts: place.filter((part) => !part.startsWith('(')),
        layouts: listLayouts(folder, entry.parentPath),
      };
    })
    .sort((a, b) => (a.module < b.module ? -1 : 1));
}

function listLayouts(root: string, folder: string): string[] {
  if (folder === root) return [];
  const layout = join(folder, 'layout.tsx');
  return [...listLayouts(root, dirname(folder)), ...(existsSync(layout) ? [layout] : [])];
}

/**
 * Where the file of one address lies in the built site. Next gives the names in it as they
 * are, percent-encoded only in addresses.
 */
export function locateFile({ kind, parts }: PrintedRoute, params: RouteParams): string {
  const place = parts.map((part) => {
    const name = /^\[(.+)\]$/.exec(part)?.[1];
    if (name === undefined) return part;
    const value = params[name];
    if (value === undefined) throw new Error(`${parts.join('/')}: expected a value for ${part}.`);
    return value;
  });
  return join(...place, ...(kind === 'page' ? ['index.html'] : []));
}
