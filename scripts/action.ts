import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackCatalog } from '../lib/iam/catalog/catalog';
import { runAction } from '../lib/sources/review/run-action';

// The entry of the GitHub Action. scripts/build-action.ts bundles it, as CommonJS, and writes the
// actions of IAM and the version beside it.
const folder = __dirname;
const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));

void runAction(process.env, {
  catalog: unpackCatalog(read('catalog.json'), true),
  version: read('package.json').version,
  write: (text) => process.stdout.write(text),
}).then((code) => {
  process.exitCode = code;
});
