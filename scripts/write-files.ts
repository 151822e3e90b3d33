import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import config from '../next.config.js';

// Writes every file of the site that is not a page. Called by scripts/build.ts with the folder and
// the addresses of the style sheets.
const [folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const { fileKinds } = await import('../lib/build/files');

for (const { list } of fileKinds) {
  for (const file of list()) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await file.write({ styleSheets }));
  }
}
