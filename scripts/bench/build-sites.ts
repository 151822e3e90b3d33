import { execFile, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { corpusFile, whyNoCorpus } from '../../testing/corpus';
import { TemporaryFolder } from '../../testing/temporary-folder';
import type { Benchmark, Measurement } from './benchmark';

/** Builds the site over the record of data/ from nothing, cards and all. */
export const buildDefault: Benchmark = {
  name: 'build-default',
  whyNot: '',
  run: () => measureIn((folder) => measureBuild('data', folder)),
};

/** The same over the whole corpus of AWS's managed policies. */
export const buildCorpus: Benchmark = {
  name: 'build-corpus',
  whyNot: whyNoCorpus === '' ? '' : 'no corpus beside the checkout; name one with CORPUS',
  run: () =>
    measureIn(async (folder) => {
      const data = folder.resolve('data');
      await run('import.ts', ['--init', '--data', data, '--title', 'AWS managed policies']);
      await run('import.ts', ['--from', `jsonl:${corpusFile}`, '--data', data]);
      return measureBuild(data, folder);
    }),
};

async function measureIn(measure: (folder: TemporaryFolder) => Promise<Measurement>) {
  const folder = new TemporaryFolder();
  try {
    return await measure(folder);
  } finally {
    folder.dispose();
  }
}

/** Its output is not ours: ours may be JSON. */
async function run(script: string, args: string[]) {
  await promisify(execFile)(process.execPath, [
    'node_modules/tsx/dist/cli.mjs',
    `scripts/${script}`,
    ...args,
  ]);
}

async function measureBuild(data: string, folder: TemporaryFolder): Promise<Measurement> {
  const cold = await build(data, folder, 'out');
  const warm = await build(data, folder, 'out-again');
  const { files, pages, bytes } = weigh(folder.resolve('out'));
  const figures = {
    seconds: cold.seconds,
    warmSeconds: warm.seconds,
    peakMemoryMB: cold.peakMemoryMB,
    pages,
    files,
    outMB: Number((bytes / 1e6).toFixed(1)),
    bytesPerPage: Math.round(bytes / pages),
  };
  return {
    figures,
    lines: [
      ['built in', `${cold.seconds} s, peak memory of all processes ${figures.peakMemoryMB} MB`],
      ['with a warm cache', `${warm.seconds} s`],
      ['pages', `${pages}`],
      ['files', `${files}`],
      ['out/', `${figures.outMB} MB, ${figures.bytesPerPage} bytes a page`],
    ],
  };
}

/** Builds into a folder that does not exist, with a cache that only the first build lacks. */
async function build(data: string, folder: TemporaryFolder, out: string) {
  const start = performance.now();
  const peak = await buildWatched({
    ...process.env,
    DATA_DIR: data,
    OUT_DIR: folder.resolve(out),
    CACHE_DIR: folder.resolve('cache'),
  });
  const seconds = Number(((performance.now() - start) / 1000).toFixed(1));
  return { seconds, peakMemoryMB: Math.round(peak / 1e6) };
}

/** Runs a build and returns the most memory that its processes held together, in bytes. */
function buildWatched(env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['node_modules/tsx/dist/cli.mjs', 'scripts/build.ts'],
      // A group of its own, by which its processes are known.
      { env, stdio: ['ignore', 'ignore', 'inherit'], detached: true },
    );
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, sumMemory(child.pid as number));
    }, 500);
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(timer);
      if (code === 0) resolve(peak);
      else reject(new Error(`scripts/build.ts failed (${signal ?? `exit code ${code}`}).`));
    });
  });
}

/**
 * What the processes of a group hold, in bytes: each by itself, and once what the largest shares
 * with others, which is Node.js itself. Linux alone tells; 0 elsewhere. (smaps_rollup would tell
 * to the page, and stops each process while it is read: builds took three times as long.)
 */
function sumMemory(group: number): number {
  if (!existsSync('/proc/self/statm')) return 0;
  const held = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((id) => readMemory(id, group));
  const own = held.reduce((sum, { resident, shared }) => sum + resident - shared, 0);
  return own + held.reduce((most, { shared }) => Math.max(most, shared), 0);
}

const pageBytes = 4096;

function readMemory(id: string, group: number): { resident: number; shared: number } {
  const none = { resident: 0, shared: 0 };
  try {
    // "id (name) state parent group …"; a name may have spaces and parentheses.
    const [, , ofGroup] = readFileSync(`/proc/${id}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    if (Number(ofGroup) !== group) return none;
    const [, resident, shared] = readFileSync(`/proc/${id}/statm`, 'utf8').split(' ');
    return { resident: Number(resident) * pageBytes, shared: Number(shared) * pageBytes };
  } catch {
    // It has ended since the list was read.
    return none;
  }
}

function weigh(folder: string) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  return {
    files: files.length,
    pages: files.filter((file) => file.endsWith('.html')).length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}
