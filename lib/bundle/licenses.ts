import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Metafile } from 'esbuild';

/** The licenses under which code of others may stand in what this project ships. */
const accepted = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/**
 * The license texts of the packages whose code is in a bundle, as one text, by the name of the
 * package.
 *
 * @param metafile of esbuild, with paths relative to `root`
 * @param others folders of packages whose data is shipped beside the bundle, relative to `root`
 * @throws where a package has no license text, or another license than MIT, ISC, BSD or Apache-2.0
 */
export function collectLicenses(
  { outputs }: Metafile,
  root: string,
  others: readonly string[] = [],
): string {
  const files = Object.values(outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? path : [])),
  );
  const folders = new Set([...files.flatMap((path) => findPackageFolder(path) ?? []), ...others]);
  const parts = [...folders].sort().map((folder) => describePackage(join(root, folder), folder));
  return parts.join(`\n${'-'.repeat(80)}\n\n`);
}

/** The folder of the package that a file belongs to; undefined for a file of this project. */
function findPackageFolder(path: string): string | undefined {
  return /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

function describePackage(folder: string, name: string): string {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!accepted.includes(manifest.license)) {
    throw new Error(
      `${name}/package.json at /license: expected one of ${accepted.join(', ')}, found ${JSON.stringify(manifest.license)}. Bundle another package.`,
    );
  }
  const file = readdirSync(folder).find((each) => /^licen[cs]e(\.(md|txt))?$/i.test(each));
  if (file === undefined) {
    throw new Error(
      `${name}: expected a file with the license, found none. Leave the package out of the bundle.`,
    );
  }
  const text = readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return `${manifest.name} ${manifest.version} (${manifest.license})\n\n${text}\n`;
}
