import { join } from 'node:path';

/** Where plain JavaScript of the modules lies: within the project, so that they find its packages. */
export const moduleFolder = '.next/print';

/** Where what was made of a module lies, by its path from the project folder. */
export function locateModule(module: string): string {
  return join(moduleFolder, module.replace(/\.tsx?$/, '.mjs'));
}
