import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unpackCatalog } from '../lib/iam/catalog/catalog';
import { runAction } from '../lib/sources/review/run-action';

// The entry of the GitHub Action. scripts/build-action.ts bundles it as CommonJS, and writes the
// actions of IAM beside it.
declare const PACKAGE_VERSION: string;

const catalog = readFileSync(join(__dirname, 'catalog.json'), 'utf8');

void runAction(process.env, {
  catalog: unpackCatalog(JSON.parse(catalog), true),
  version: PACKAGE_VERSION,
  write: (text) => process.stdout.write(text),
}).then((code) => {
  process.exitCode = code;
});
