import { rmSync } from 'node:fs';
import { build, stop } from 'esbuild';
import { findPrintedRoutes } from './find-routes';
import { locateModule, moduleFolder, toldModule } from './locate-module';

const worker = 'scripts/print/worker.ts';

/**
 * Makes plain JavaScript of the modules that print: what a loader makes of them one by one
 * names every function within a function each time that it is made, and takes half as long again.
 * @returns the file of the process that prints
 */
export async function bundlePrinter(extensions: readonly string[]): Promise<string> {
  const routes = findPrintedRoutes('app', extensions);
  rmSync(moduleFolder, { recursive: true, force: true });
  await build({
    entryPoints: [
      ...new Set([
        worker,
        'app/document.tsx',
        toldModule,
        ...routes.flatMap(({ module, layouts }) => [module, ...layouts]),
      ]),
    ],
    outdir: moduleFolder,
    outbase: '.',
    outExtension: { '.js': '.mjs' },
    // What several share is there once: the record is read once a process.
    splitting: true,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: `node${process.versions.node}`,
    packages: 'external',
    // Its package lists no exports; Node.js then wants the file's whole name.
    alias: { 'next/navigation': 'next/navigation.js' },
    logLevel: 'silent',
  });
  // Its own process waits for more, and holds 40 MB meanwhile.
  await stop();
  return locateModule(worker);
}
