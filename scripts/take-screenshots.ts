import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { browserArgs, findBrowser } from './browser';
import { readCommand } from './command-options';
import { exitWithMessage } from './run-command';
import { startStaticServer } from './static-server';

// Takes the screenshots of docs/screenshots/ from the site in out/, the first of which is also the
// picture of the README.
const usage = `npm run screenshots

Takes the screenshots of docs/screenshots/ from the site in out/.`;

readCommand(usage, {});
const folder = 'docs/screenshots';
const pages = {
  home: '/',
  policy: '/policies/AmazonConnectServiceLinkedRolePolicy/',
  change: '/policies/AmazonConnect_FullAccess/v4/',
  announcements: '/announcements/',
  compare: '/compare/?policy=AmazonConnect_FullAccess&from=v2&to=v4',
};
const sizes = { wide: { width: 1440, height: 1000 }, phone: { width: 390, height: 844 } };

try {
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: 'out', port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  mkdirSync(folder, { recursive: true });
  try {
    for (const [size, viewport] of Object.entries(sizes)) {
      const view = await browser.newPage({ viewport });
      // Fonts are used from the second page on, when the cache has them.
      await view.goto(server.url);
      for (const [name, path] of Object.entries(pages)) {
        await view.goto(new URL(path, server.url).href, { waitUntil: 'networkidle' });
        // The comparison can take longer than the requests of its page.
        await view.getByText('Comparing …').waitFor({ state: 'hidden' });
        const file = join(folder, `${name}-${size}.png`);
        await view.screenshot({ path: file });
        console.log(`${file}: ${path}`);
      }
      await view.close();
    }
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  exitWithMessage(error);
}
