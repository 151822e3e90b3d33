import { chmodSync, cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { collectDeclarations } from '../lib/bundle/declarations';
import { collectLicenses } from '../lib/bundle/licenses';
import { bundlePackage } from '../lib/bundle/package-files';
import packageFile from '../package.json' with { type: 'json' };
import { readCommand } from './command-options';
import { exitWithMessage, projectFolder, runTool } from './run-command';

const usage = `npm run build-package -- [--out FOLDER]

Builds the files of the npm package that package.json describes: the commands, the library with its
types, the record, and the licenses of the packages whose code is part of them. npm pack and npm
publish do this first.

  --out FOLDER  default: dist/package
  --help        print this

Exit code: 0; 1 where the package cannot be built; 2 where the command is wrong.`;

const { values } = readCommand(usage, {
  options: { out: { type: 'string', default: 'dist/package' } },
});

try {
  await buildPackage(resolve(projectFolder, values.out));
  console.log(`Built the npm package ${packageFile.version} in ${values.out}.`);
} catch (error) {
  exitWithMessage(error);
}

async function buildPackage(folder: string) {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await bundlePackage(projectFolder, folder, packageFile.version);
  writeFileSync(join(folder, 'THIRD-PARTY-LICENSES.txt'), collectLicenses(metafile, projectFolder));
  const bin = join(folder, 'policy-history.cjs');
  cpSync(join(projectFolder, 'scripts/package/policy-history.cjs'), bin);
  chmodSync(bin, 0o755);
  for (const name of ['site.json', 'announcements', 'policies']) {
    cpSync(join(projectFolder, 'data', name), join(folder, 'data', name), { recursive: true });
  }
  await writeDeclarations(join(folder, 'types'));
}

/** The paths of the declarations begin in lib/. */
async function writeDeclarations(folder: string) {
  const written = join(folder, '.tsc');
  const args = ['-p', 'tsconfig.package.json', '--outDir', written];
  const { succeeded, ending } = await runTool('typescript/bin/tsc', args);
  if (!succeeded) throw new Error(`tsc failed (${ending}). The messages above say why.`);
  for (const [path, text] of collectDeclarations(written, 'lib/library/index')) {
    const file = join(folder, relative('lib', path));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  rmSync(written, { recursive: true });
}
