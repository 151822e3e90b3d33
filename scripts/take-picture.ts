import { chromium } from 'playwright';
import { browserArgs, findBrowser } from './browser';
import { exitWithMessage } from './run-command';
import { startStaticServer } from './static-server';

// Takes the screenshot of the README, of the site in out/.
const target = '.github/change-page.png';
const page = '/policies/AmazonConnect_FullAccess/v4/';

try {
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: 'out', port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const view = await browser.newPage({ viewport: { width: 1280, height: 1060 } });
    await view.goto(new URL(page, server.url).href);
    await view.screenshot({ path: target });
    console.log(`${target}: ${page}`);
  } finally {
    await browser.close();
    await server.close();
  }
} catch (error) {
  exitWithMessage(error);
}
