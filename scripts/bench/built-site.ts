import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The site that is measured: where scripts/build.ts puts it with the same OUT_DIR. */
export const siteFolder = process.env.OUT_DIR || 'out';

/** What is amiss where that site lacks a page; nothing where it has it. */
export function whyNoPage(path: string): string {
  const file = join(siteFolder, path, 'index.html');
  return existsSync(file) ? '' : `there is no ${file}: npm run build`;
}
