import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const out = fileURLToPath(new URL('../out', import.meta.url));

/** One page of every kind. */
export const kinds = {
  home: '/',
  changes: '/changes/',
  announcements: '/announcements/',
  policies: '/policies/',
  policy: '/policies/AmazonConnect_FullAccess/',
  'policy with a printed copy': '/policies/CustomerProfilesServiceLinkedRolePolicy/',
  'longest policy': '/policies/AmazonConnectServiceLinkedRolePolicy/',
  change: '/policies/AmazonConnect_FullAccess/v4/',
  'largest change': '/policies/AmazonConnectServiceLinkedRolePolicy/v55/',
  'first version': '/policies/AmazonConnect_FullAccess/v1/',
  'two versions': '/policies/AmazonConnectServiceLinkedRolePolicy/compare/v4...v8/',
  'two dates': '/compare/2021-06-15...2023-03-07/',
  compare: '/compare/',
  about: '/about/',
  api: '/api/',
} as const;

export interface BuiltFile {
  /** Path from the root of the site, with its first slash. */
  path: string;
  text: string;
}

/** Every file of the built site that ends so. */
export function readBuilt(ending: string): BuiltFile[] {
  return listBuilt()
    .filter((path) => path.endsWith(ending))
    .map((path) => ({ path, text: readFileSync(join(out, path), 'utf8') }));
}

/** The path of every file of the built site. */
export function listBuilt(): string[] {
  return readdirSync(out, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `/${relative(out, join(entry.parentPath, entry.name)).split(sep).join('/')}`)
    .sort();
}

/** `/a/` of `/a/index.html`. */
export function toAddress(path: string): string {
  return path.replace(/index\.html$/, '');
}
