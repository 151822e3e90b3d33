import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { type CommandOptions, type CommandResult, runCommand } from './run-command';

/** Below `.next/cache`, which Next does not empty, and within reach of node_modules. */
const bundleFolder = '.next/cache/policy-history-scripts';

/**
 * Compiles scripts that run for minutes: tsx names every function each time that it is created, which
 * takes a tenth of their time, and compiles hundreds of modules in each process.
 *
 * @param names of files of scripts/, without their ending
 */
export async function bundleScripts(names: readonly string[]) {
  rmSync(bundleFolder, { recursive: true, force: true });
  await build({
    entryPoints: names.map((name) => join('scripts', `${name}.ts`)),
    outdir: bundleFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    // Node finds no module of Next without the ending of its file.
    alias: { 'next/navigation': 'next/navigation.js' },
  });
}

/** Runs a script that `bundleScripts` compiled in a new Node process. */
export function runBundledScript(
  name: string,
  { args, ...options }: CommandOptions & { args: readonly string[] },
): Promise<CommandResult> {
  return runCommand(process.execPath, [join(bundleFolder, `${name}.mjs`), ...args], options);
}
