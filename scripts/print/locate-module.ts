import { join } from 'node:path';

/** Where plain JavaScript of the modules lies: within the project, so that they find its packages. */
export const moduleFolder = '.next/print';

/** What processes that print tell one another by. */
export const toldModule = 'app/told.ts';

/** Where what was made of a module lies, by its path from the project folder. */
export function locateModule(module: string): string {
  return join(moduleFolder, module.replace(/\.tsx?$/, '.mjs'));
}
