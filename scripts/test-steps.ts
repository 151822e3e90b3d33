import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeCheckedRecord } from '../testing/checked-record';
import { buildExample } from '../testing/example-record';
import { buildHostile } from '../testing/hostile-record';
import { buildLarge } from '../testing/large-record';
import { findBrowser } from './browser';
import { ensurePrograms } from './debian-programs';
import { findNode, newestNode, oldestNode } from './node-versions';
import { findFreePort } from './port';
import { type CommandResult, runScript, runTool } from './run-command';
import {
  countPlaywright,
  countRunner,
  countStep,
  countVitest,
  type StepResult,
} from './test-counts';

/** In the order in which they run. */
export const stepNames = [
  'types',
  'lint',
  'data',
  'pure',
  'programs',
  'rest',
  'random',
  'project-site',
  'example',
  'hostile',
  'large',
  'build',
  'again',
  'browser',
  'e2e',
] as const;
export type StepName = (typeof stepNames)[number];

export interface StepContext {
  /** A temporary folder of this run, for the reports of the runners. */
  reportFolder: string;
  /** Steps of this run that failed. */
  failed: Set<StepName>;
  /** Set by the step "browser"; undefined for Playwright's own. */
  chromePath: string | undefined;
}

// The tests check the default site, whatever variables the shell has.
const env = {
  NEXT_TELEMETRY_DISABLED: '1',
  NODE_ENV: undefined,
  BASE_URL: undefined,
  BASE_PATH: undefined,
  PORT: undefined,
  OUT_DIR: undefined,
  DATA_DIR: undefined,
  CACHE_DIR: undefined,
};

/** The folder and address that e2e/site.ts expects. */
const projectSite = { folder: 'out.project-site', baseUrl: 'https://team.example/policy-history' };

export const steps: Record<StepName, (context: StepContext) => Promise<StepResult>> = {
  async types() {
    // tsc needs the types that Next writes for routes and style sheets; a clone has none.
    const generated = await runTool('next/dist/bin/next', ['typegen'], { env });
    if (!generated.succeeded) return countCommand(generated, 'next typegen');
    return countCommand(await runTool('typescript/bin/tsc', ['--noEmit'], { env }), 'tsc --noEmit');
  },

  async lint() {
    return countCommand(
      await runTool('@biomejs/biome/bin/biome', ['check', '.'], { env }),
      'biome check',
    );
  },

  async data() {
    return countCommand(await runScript('check-data.ts', { env }), 'scripts/check-data.ts');
  },

  async programs() {
    const reasons = await ensurePrograms();
    if (reasons.length === 0) return countStep(true, '');
    // The tests that need a missing program are skipped, with the same remedy.
    return { counts: { passed: 0, failed: 0, skipped: reasons.length }, reasons };
  },

  /** The unit tests of the pure folders, which run on every system, and their coverage. */
  async pure(context) {
    // vitest.config.ts has the thresholds.
    return runVitest('pure', ['--coverage', '--project=pure'], context);
  },

  /** All other unit tests, without coverage, which takes longer than most of them. */
  async rest(context) {
    return runVitest('rest', ['--project=rest'], context);
  },

  /** The comparison of random documents, without coverage, which is slow. */
  async random(context) {
    return runVitest('random', ['--project=random'], context);
  },

  /** The same site for the address of a project site of GitHub Pages, by the oldest Node. */
  async 'project-site'() {
    const options = { BASE_URL: projectSite.baseUrl, OUT_DIR: projectSite.folder };
    const node = findNode(oldestNode);
    return countCommand(
      await runScript('build.ts', { node, env: { ...env, ...options } }),
      'scripts/build.ts with a path in BASE_URL',
    );
  },

  /** The site of another record, which is created as in docs/operations.md. */
  async example({ reportFolder }) {
    return countCommand(
      await buildExample(join(reportFolder, 'example-record'), { env }),
      'the site over e2e/example-record',
    );
  },

  /** The site of a record in which every text is an attack. */
  async hostile({ reportFolder }) {
    return countCommand(
      await buildHostile(join(reportFolder, 'hostile-record'), { env }),
      'the site over a hostile record',
    );
  },

  /** The site of a record with more policies and changes than one page can have. */
  async large({ reportFolder }) {
    return countCommand(
      await buildLarge(join(reportFolder, 'large-record'), { env }),
      'the site over a large record',
    );
  },

  /** Of the facts whose figures the tests state; "project-site" has later ones as well. */
  async build({ reportFolder }) {
    const data = join(reportFolder, 'checked-record');
    writeCheckedRecord(data);
    return countCommand(
      await runScript('build.ts', { env: { ...env, DATA_DIR: data } }),
      'scripts/build.ts',
    );
  },

  /**
   * The hostile site a second time, of a record in another folder, with newly drawn cards, and by the
   * newest Node, which e2e/reproducible.spec.ts compares. It has pages of every kind and is built in
   * less time than the site of data/.
   */
  async again({ reportFolder }) {
    const cache = join(reportFolder, 'cache');
    const options = { node: findNode(newestNode), env: { ...env, CACHE_DIR: cache } };
    return countCommand(
      await buildHostile(join(reportFolder, 'hostile-record-again'), options, 'out.again'),
      'the site over a hostile record, a second time',
    );
  },

  async browser(context) {
    try {
      const { executablePath, how } = await findBrowser({ install: true });
      context.chromePath = executablePath;
      console.log(`Chromium: ${how}`);
      return countStep(true, '');
    } catch (error) {
      return countStep(false, error instanceof Error ? error.message : String(error));
    }
  },

  async e2e({ reportFolder, failed, chromePath }) {
    const builds: StepName[] = ['build', 'again', 'project-site', 'example', 'hostile', 'large'];
    if (builds.some((name) => failed.has(name))) {
      return countStep(false, 'Not run: a build failed.');
    }
    if (failed.has('browser')) return countStep(false, 'Not run: there is no browser.');
    const report = join(reportFolder, 'playwright.json');
    const port = process.env.E2E_PORT || String(await findFreePort());
    const result = await runTool('@playwright/test/cli.js', ['test'], {
      env: { ...env, CHROME_PATH: chromePath, E2E_PORT: port, PLAYWRIGHT_JSON: report },
      timeoutMs: 40 * 60_000,
    });
    return countRunner({ ...result, reportText: readReport(report) }, countPlaywright);
  },
};

async function runVitest(
  name: string,
  options: string[],
  { reportFolder }: StepContext,
): Promise<StepResult> {
  const report = join(reportFolder, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const result = await runTool('vitest/vitest.mjs', ['run', ...options, ...reporters], { env });
  return countRunner({ ...result, reportText: readReport(report) }, countVitest);
}

function countCommand({ succeeded, ending }: CommandResult, name: string): StepResult {
  return countStep(succeeded, `${name} failed (${ending}). Its messages above say why.`);
}

function readReport(path: string): string | undefined {
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined;
}
