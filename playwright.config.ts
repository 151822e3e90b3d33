import { defineConfig, type ReporterDescription } from '@playwright/test';
import { browserArgs } from './scripts/browser';

// Always on the built site: a development server answers addresses that the export lacks.
const port = process.env.E2E_PORT || '3210';
const baseURL = `http://127.0.0.1:${port}/`;

const reporters: ReporterDescription[] = [['list']];
if (process.env.PLAYWRIGHT_JSON) {
  reporters.push(['json', { outputFile: process.env.PLAYWRIGHT_JSON }]);
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  workers: 2,
  retries: 0,
  // A slow or busy machine takes its time; what passes is not held up by these.
  timeout: 90_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: reporters,
  use: {
    baseURL,
    browserName: 'chromium',
    // A context of its own would open a window for each test, which takes longer than most tests. The
    // pages keep nothing, so a context that Playwright resets is as good. History and granted
    // permissions are not reset.
    reuseContext: true,
    launchOptions: { executablePath: process.env.CHROME_PATH || undefined, args: browserArgs },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // The layout of every page, and one test of each kind of control. The other tests read text or
      // files, which are the same on any screen, or set the screen themselves.
      grep: /layout\.spec\.ts|@phone/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true },
    },
  ],
  webServer: {
    command: 'node node_modules/tsx/dist/cli.mjs scripts/serve.ts',
    env: { PORT: port, BASE_PATH: '' },
    url: baseURL,
    reuseExistingServer: false,
    // Without it Playwright kills the shell and may leave the server behind.
    gracefulShutdown: { signal: 'SIGTERM', timeout: 5000 },
  },
});
