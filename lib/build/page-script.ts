import { buildSync } from 'esbuild';

/**
 * Bundles a script for browsers, with the address of the site in it.
 *
 * @param path of the module in components/, without its ending
 */
export function bundleScript(path: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [`components/${path}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    define: {
      'process.env.SITE_BASE_URL': JSON.stringify(process.env.SITE_BASE_URL ?? ''),
      'process.env.SITE_HAS_ANNOUNCEMENTS': JSON.stringify(
        process.env.SITE_HAS_ANNOUNCEMENTS ?? '',
      ),
    },
  });
  return outputFiles[0]?.text ?? '';
}
