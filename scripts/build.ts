import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { subDays } from 'date-fns/subDays';
import { explainBaseUrl } from '../lib/addresses/site-address';
import { hashInputs, removeUnused } from '../lib/build/file-cache';
import { finishPages, measureSite } from '../lib/build/finish-export';
import limits from '../lib/build/limits.json' with { type: 'json' };
import { explainTarget, replaceFolder, restoreFolder } from '../lib/build/replace-folder';
import { bundleScripts, runBundledScript } from './bundle-scripts';
import { readCommand } from './command-options';
import { runNextBuild } from './next-build';
import { exitWithMessage, projectFolder, runScript } from './run-command';

// Builds the site into out/, or OUT_DIR: docs/architecture.md describes the stages. The new site is
// built beside the old one and replaces it at the end, so that a build that fails changes nothing.
const usage = `npm run build -- [--data DIR] [--out DIR] [--base-url URL]

Validates a record and builds its site. A site whose inputs are the same is not built again.

  --data DIR       the record; the default is DATA_DIR, then data/
  --out DIR        the folder of the site; the default is OUT_DIR, then out/
  --base-url URL   the address of the site; the default is BASE_URL, then that of site.json

Exit code: 0; 1 where the record is invalid or the build fails; 2 where the command is wrong.`;

const { values } = readCommand(usage, {
  options: {
    data: { type: 'string' },
    out: { type: 'string' },
    'base-url': { type: 'string' },
  },
});
process.chdir(projectFolder);
// Next and the processes that write files read them, too.
if (values.data !== undefined) process.env.DATA_DIR = values.data;
if (values.out !== undefined) process.env.OUT_DIR = values.out;
if (values['base-url'] !== undefined) process.env.BASE_URL = values['base-url'];
const dataFolder = process.env.DATA_DIR ?? 'data';
const outFolder = (process.env.OUT_DIR || 'out').replace(/(?<=.)[/\\]+$/, '');
const stampFile = `.next/policy-history-stamp-${createHash('sha256').update(outFolder).digest('hex').slice(0, 12)}`;
const exportFolder = '.export';
/**
 * The memory of other processes: with more for new objects, garbage collection takes half of its time.
 * Two processes fit into 4 GB.
 */
const memoryLimits = {
  NODE_OPTIONS:
    `${process.env.NODE_OPTIONS ?? ''} --max-old-space-size=1536 --max-semi-space-size=64`.trim(),
};
/** Cached files that no build used for so long are removed; those of a large record have several hundred MB. */
const maxUnusedDays = 7;

try {
  const begun = performance.now();
  const baseUrl = process.env.BASE_URL;
  // A build that was killed while it replaced the site left the previous one beside its folder.
  restoreFolder(outFolder);
  const trouble = explainTarget(outFolder);
  if (trouble !== undefined) throw new Error(trouble);
  const stamp = hashInputs(
    [
      'app',
      'components',
      'lib',
      'public',
      'next.config.js',
      'postcss.config.js',
      'package-lock.json',
      dataFolder,
    ],
    [baseUrl ?? '', process.version],
  );
  if (existsSync(join(outFolder, 'index.html')) && readStamp() === stamp) {
    console.log(`${outFolder}/ is up to date: nothing changed since it was built.`);
  } else {
    // In a process of its own, whose memory is free when Next starts.
    const { succeeded, ending } = await runScript('check-data.ts');
    if (!succeeded) {
      // With exit code 1 it has printed the problems.
      if (ending !== 'exit code 1') console.error(`scripts/check-data.ts failed (${ending}).`);
      process.exit(1);
    }
    const fault = baseUrl === undefined ? undefined : explainBaseUrl(baseUrl);
    if (fault !== undefined) {
      throw new Error(`BASE_URL: expected an http or https address, found "${baseUrl}". ${fault}`);
    }
    process.env.DATA_IS_VALID = 'yes';
    await build(stamp, begun);
  }
} catch (error) {
  exitWithMessage(error);
}

async function build(stamp: string, begun: number) {
  rmSync(exportFolder, { recursive: true, force: true });
  await bundleScripts(['analyze-changes', 'write-files']);
  if (isLarge(dataFolder)) await runTwice('analyze-changes', (index) => [String(index), '2']);
  await runNextBuild();
  const styleSheets = readStyleSheets();
  // Other processes write the files while this one finishes the pages.
  const [{ toolPages }] = await Promise.all([finishPages(exportFolder), writeFiles(styleSheets)]);
  const { pages, files, bytes } = measureSite(exportFolder);
  rmSync(stampFile, { force: true });
  replaceFolder(outFolder, exportFolder);
  removeUnused(subDays(new Date(), maxUnusedDays));
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `Built ${pages} pages (${toolPages} with script), ${files} files, ${megabytes} MB into ${outFolder}/ in ${seconds} s.`,
  );
}

/** Whether Next's workers would compare the same thousands of changes at the same time. */
function isLarge(folder: string): boolean {
  return readdirSync(join(folder, 'policies')).length > limits.itemsOnPage;
}

/** Writes the other files in two processes, which share the tasks; see scripts/write-files.ts. */
async function writeFiles(styleSheets: readonly string[]) {
  const taken = '.next/policy-history-tasks';
  rmSync(taken, { recursive: true, force: true });
  mkdirSync(taken, { recursive: true });
  await runTwice('write-files', () => [taken, exportFolder, ...styleSheets]);
}

/** Runs a script in as many processes as Next has workers, and waits for all. */
async function runTwice(name: string, listArgs: (index: number) => readonly string[]) {
  const env = { ...memoryLimits, NODE_ENV: 'production' };
  const results = await Promise.all(
    [0, 1].map((index) => runBundledScript(name, { args: listArgs(index), env })),
  );
  for (const { succeeded, ending } of results) {
    if (!succeeded) throw new Error(`scripts/${name}.ts failed (${ending}).`);
  }
}

/** The addresses of the style sheets that Next made. */
function readStyleSheets(): string[] {
  const home = readFileSync(join(exportFolder, 'index.html'), 'utf8');
  return [...home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, href]) => href as string,
  );
}

function readStamp(): string | undefined {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}
