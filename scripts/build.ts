import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { explainBaseUrl } from '../lib/addresses/base-url';
import { dropUnused } from '../lib/build/cards/keep-picture';
import { finishExport } from '../lib/build/finish-export';
import { explainTarget, putBack, replaceFolder } from '../lib/build/replace-folder';
import { hashInputs } from '../lib/build/stamp';
import { runNextBuild } from './next-build';
import { printSite } from './print/print-site';
import { exitWithMessage, projectFolder, runScript } from './run-command';

// Builds the site into out/, or OUT_DIR. Whatever goes wrong, that stays as it was: the new one
// is made beside it and put in its place at the very end.
process.chdir(projectFolder);
const dataFolder = process.env.DATA_DIR ?? 'data';
const outFolder = (process.env.OUT_DIR || 'out').replace(/(?<=.)[/\\]+$/, '');
const stampFile = `.next/policy-history-stamp-${createHash('sha256').update(outFolder).digest('hex').slice(0, 12)}`;
const exportFolder = '.export';

try {
  const begun = performance.now();
  const baseUrl = process.env.BASE_URL;
  // A build that was killed at its very end leaves the last site beside its place.
  putBack(outFolder);
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
    // In a process of its own, which gives back what the record takes when it ends.
    const { succeeded, ending } = await runScript('check-data.ts');
    if (!succeeded) {
      // With that one it has said why.
      if (ending !== 'exit code 1') console.error(`scripts/check-data.ts failed (${ending}).`);
      process.exit(1);
    }
    const fault = baseUrl === undefined ? undefined : explainBaseUrl(baseUrl);
    if (fault !== undefined) {
      throw new Error(`BASE_URL: expected an http or https address, found "${baseUrl}". ${fault}`);
    }
    await build(stamp, begun);
  }
} catch (error) {
  exitWithMessage(error);
}

async function build(stamp: string, begun: number) {
  const start = new Date();
  rmSync(exportFolder, { recursive: true, force: true });
  await runNextBuild();
  const styleSheets = readStyleSheets();
  const made = finishExport(exportFolder);
  const printed = await printApart(styleSheets);
  const [pages, files, bytes] = [
    made.pages + printed.pages,
    made.files + printed.files,
    made.bytes + printed.bytes,
  ];
  rmSync(stampFile, { force: true });
  replaceFolder(outFolder, exportFolder);
  dropUnused(start);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
  const seconds = ((performance.now() - begun) / 1000).toFixed(1);
  const megabytes = (bytes / 1e6).toFixed(1);
  console.log(
    `Built ${pages} pages (${made.toolPages} with script), ${files} files, ${megabytes} MB into ${outFolder}/ in ${seconds} s.`,
  );
}

/** Of pages as Next made them; finished ones have their rules in them. */
function readStyleSheets(): string[] {
  const home = readFileSync(join(exportFolder, 'index.html'), 'utf8');
  return [...home.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(
    ([, href]) => href as string,
  );
}

/** All that Next was not asked for: next.config.js says what the build is made with. */
async function printApart(styleSheets: string[]) {
  const { default: config } = await import('../next.config.js');
  return printSite(
    { folder: exportFolder, styleSheets, extensions: config.pageExtensions ?? [] },
    config.env as Record<string, string>,
  );
}

function readStamp(): string | undefined {
  return existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined;
}
