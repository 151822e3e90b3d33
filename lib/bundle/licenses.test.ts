import { afterEach, describe, expect, it } from 'vitest';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { collectLicenses } from './licenses';

const folder = new TemporaryFolder();
afterEach(() => folder.dispose());

/** A metafile of esbuild with the bytes of some input files. */
function buildMetafile(bytes: Record<string, number>): Parameters<typeof collectLicenses>[0] {
  const inputs = Object.fromEntries(
    Object.entries(bytes).map(([path, bytesInOutput]) => [path, { bytesInOutput }]),
  );
  const output = { bytes: 1, inputs, imports: [], exports: [] };
  return { inputs: {}, outputs: { 'a.js': output, 'b.js': output } };
}

function addPackage(name: string, license: unknown, file = 'LICENSE') {
  const manifest = { name, version: '1.2.3', license };
  folder.write(`node_modules/${name}/package.json`, JSON.stringify(manifest));
  folder.write(`node_modules/${name}/${file}`, `Copyright ${name}\r\nText\n\n`);
}

describe('collectLicenses', () => {
  it('has each package with code in an output once, in order', () => {
    addPackage('z', 'ISC', 'license.md');
    addPackage('@scope/a', 'MIT');
    const metafile = buildMetafile({
      'lib/own.ts': 5,
      'node_modules/z/lib/one.js': 1,
      'node_modules/z/lib/two.js': 1,
      'node_modules/@scope/a/index.js': 3,
      'node_modules/unused/index.js': 0,
    });
    const line = '-'.repeat(80);
    expect(collectLicenses(metafile, folder.path)).toBe(
      `@scope/a 1.2.3 (MIT)\n\nCopyright @scope/a\nText\n\n${line}\n\nz 1.2.3 (ISC)\n\nCopyright z\nText\n`,
    );
  });

  it.each([
    ['GPL-3.0', 'LICENSE', /^node_modules\/a\/package\.json at \/license: .+ found "GPL-3\.0"/],
    [undefined, 'LICENSE', /found undefined/],
    ['MIT', 'README.md', /^node_modules\/a: expected a file with the license, found none/],
  ])('refuses the license %s in %s', (license, file, message) => {
    addPackage('a', license, file);
    const metafile = buildMetafile({ 'node_modules/a/index.js': 1 });
    expect(() => collectLicenses(metafile, folder.path)).toThrow(message);
  });
});
