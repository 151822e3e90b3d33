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
    launchOptions: { executablePath: process.env.CHROME_PATH || undefined, args: browserArgs },
  },
  projects: [
    { name: 'desktop', use: { viewport: { width: 1440, height: 900 } } },
    {
      name: 'phone',
      // These set the width of the screen by themselves.
      grepInvert: /@once/,
      // These read files, or answers that are the same on any screen.
      testIgnore: [
        'addresses.spec.ts',
        'actions.spec.ts',
        'api.spec.ts',
        'as-of.spec.ts',
        'ask.spec.ts',
        'bench.spec.ts',
        'compare.spec.ts',
        'compare-own.spec.ts',
        'example.spec.ts',
        'content-policy.spec.ts',
        'contract.spec.ts',
        'feed.spec.ts',
        'feed-clients.spec.ts',
        'headers.spec.ts',
        'hostile.spec.ts',
        'html.spec.ts',
        'keyboard.spec.ts',
        'lighthouse.spec.ts',
        'link-check.spec.ts',
        'link-files.spec.ts',
        'nginx.spec.ts',
        'no-script.spec.ts',
        'reader.spec.ts',
        'reflow.spec.ts',
        'reproducible.spec.ts',
        'search-keys.spec.ts',
        'weight.spec.ts',
      ],
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
