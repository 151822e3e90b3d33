import { fileURLToPath } from 'node:url';

/** The version of the npm package; scripts/build-package.ts defines it there, and only there. */
declare const PACKAGE_VERSION: string | undefined;

/** The version of the npm package that this code is part of; undefined in the repository. */
export const packageVersion =
  typeof PACKAGE_VERSION === 'undefined' ? undefined : (PACKAGE_VERSION as string);

/** How a user starts a command, for usages: `npm run compare -s --` in the repository. */
export function nameCommand(name: string): string {
  return packageVersion === undefined ? `npm run ${name} -s --` : `npx policy-history ${name}`;
}

/** The record that a command reads by default: that of DATA_DIR, then the one that is shipped. */
export function findDefaultRecord(): string {
  const shipped =
    packageVersion === undefined ? 'data' : fileURLToPath(new URL('data', import.meta.url));
  return process.env.DATA_DIR ?? shipped;
}

/** The default of --data, for usages. */
export const defaultRecordName =
  packageVersion === undefined ? 'DATA_DIR, else data' : 'DATA_DIR, else that of the package';
