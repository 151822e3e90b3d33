import { buildSync } from 'esbuild';

/** Bundles a script of `components/script/` for browsers, with the address of the site in it. */
export function bundleScript(name: 'index' | 'diff' | 'list' | 'suggest'): string {
  const { outputFiles } = buildSync({
    entryPoints: [`components/script/${name}.ts`],
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
