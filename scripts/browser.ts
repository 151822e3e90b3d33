import { existsSync } from 'node:fs';
import { canUseApt, installWithApt } from './debian-programs';
import { type CommandResult, runTool } from './run-command';

/** The arguments of every Chromium that is started: no background network, no sandbox for root. */
export const browserArgs = [
  // Chromium refuses to start as root with its sandbox on.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

interface FoundBrowser {
  /** undefined for Playwright's own browser. */
  executablePath: string | undefined;
  /** Where it was found, for output. */
  how: string;
}

/** All effects of the search, for tests to replace. */
export interface BrowserProbes {
  chromePath: string | undefined;
  exists: (path: string) => boolean;
  /** Starts the browser and closes it. Rejects where it does not start. */
  launch: (executablePath: string | undefined) => Promise<void>;
  canUseApt: () => boolean;
  installWithApt: (name: string) => Promise<CommandResult>;
  installWithPlaywright: () => Promise<CommandResult>;
}

/** Of Debian, the best first: without windows, the tests take three quarters of the time. */
const debianPackages = ['chromium-headless-shell', 'chromium'];

const installedCandidates = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/**
 * Finds a Chromium, and starts it once as a test. In this order: CHROME_PATH, an installed
 * Chromium or Chrome, Debian's Chromium from apt, Playwright's own, Playwright's own after a
 * download. Only `install` allows the installations.
 *
 * @throws (rejects) where none starts, with what was tried and a remedy
 */
export async function findBrowser(
  { install }: { install: boolean },
  probes: BrowserProbes = systemProbes,
): Promise<FoundBrowser> {
  const tried: string[] = [];

  async function tryBrowser(
    path: string | undefined,
    how: string,
  ): Promise<FoundBrowser | undefined> {
    try {
      await probes.launch(path);
      return { executablePath: path, how };
    } catch (error) {
      tried.push(`${how}: ${readFirstLine(error)}`);
      return undefined;
    }
  }

  async function tryInstalled(how: string): Promise<FoundBrowser | undefined> {
    for (const path of installedCandidates.filter(probes.exists)) {
      const found = await tryBrowser(path, `${how} (${path})`);
      if (found) return found;
    }
    return undefined;
  }

  if (probes.chromePath) {
    const found = await tryBrowser(probes.chromePath, `CHROME_PATH (${probes.chromePath})`);
    if (found) return found;
  }
  const installed = await tryInstalled('installed');
  if (installed) return installed;
  if (!installedCandidates.some(probes.exists))
    tried.push('installed: no Chromium or Chrome found');

  for (const name of install && probes.canUseApt() ? debianPackages : []) {
    const { succeeded, ending } = await probes.installWithApt(name);
    if (!succeeded) tried.push(`apt-get install ${name}: ${ending}`);
    const found = succeeded && (await tryInstalled('installed with apt-get'));
    if (found) return found;
  }

  const own = await tryBrowser(undefined, "Playwright's own");
  if (own) return own;
  if (install) {
    const { succeeded, ending } = await probes.installWithPlaywright();
    if (!succeeded) tried.push(`playwright install chromium: ${ending}`);
    const found = succeeded && (await tryBrowser(undefined, "Playwright's own, downloaded"));
    if (found) return found;
  }

  throw new Error(
    'Expected a Chromium for the tests in the browser, found none that starts. Tried:\n' +
      tried.map((line) => `  - ${line}\n`).join('') +
      'Install Chromium or Chrome (Debian: apt-get install chromium), or name one: ' +
      'CHROME_PATH=/path/to/chrome npm test',
  );
}

const systemProbes: BrowserProbes = {
  chromePath: process.env.CHROME_PATH,
  exists: existsSync,
  launch: launchOnce,
  canUseApt,
  installWithApt,
  installWithPlaywright: () =>
    runTool('playwright/cli.js', ['install', 'chromium'], { timeoutMs: 180_000 }),
};

async function launchOnce(executablePath: string | undefined): Promise<void> {
  // Loaded late, because the tests of the order do not need Playwright.
  const { chromium } = await import('playwright');
  const browser = await chromium.launch({ executablePath, args: browserArgs, timeout: 30_000 });
  try {
    const page = await browser.newPage();
    await page.goto('about:blank');
  } finally {
    await browser.close();
  }
}

function readFirstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return (
    text
      .split('\n')
      .find((line) => line.trim() !== '')
      ?.trim() ?? 'no reason given'
  );
}
