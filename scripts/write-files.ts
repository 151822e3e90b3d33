import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import config from '../next.config.js';

// Writes the files of the site that are not pages: the cards, or all others. Drawing the cards takes
// as long as everything else, so scripts/build.ts runs one process for each.
const [kinds = '', folder = '', ...styleSheets] = process.argv.slice(2);
Object.assign(process.env, config.env);
const { fileKinds } = await import('../lib/build/files');

for (const { pattern, list } of fileKinds) {
  if (pattern.endsWith('card.png') !== (kinds === 'cards')) continue;
  for (const file of list()) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, await file.write({ styleSheets }));
    // Node frees the pixels of a card only between two turns of its event loop.
    await setImmediate();
  }
}
