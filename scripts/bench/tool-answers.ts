import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { browserArgs, findBrowser } from '../browser';
import { startStaticServer } from '../static-server';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';

/** Questions over all of AWS, each with an element that only its answer has. */
const questions = [
  { path: '/ask/?action=s3:GetObject', answer: '.answer h2' },
  { path: '/ask/?action=iam:PassRole&day=2022-01-15', answer: '.answer h2' },
  { path: '/ask/?action=ec2:DescribeInstances&day=2022-01-15', answer: '.answer h2' },
  { path: '/as-of/?day=2022-01-15', answer: '.answer h2' },
  { path: '/compare/?from=2022-01-01&to=2024-01-01', answer: '.answer h2' },
  { path: '/compare/?policy=ReadOnlyAccess&from=v139&to=v159', answer: '.answer h2' },
  { path: '/compare/?policy=AmazonS3FullAccess&from=v1&to=v2', answer: '.answer h2' },
  { path: '/search/?q=s3+getobject', answer: 'main li a' },
  { path: '/search/?q=describe', answer: 'main li a' },
] as const;

const devices = {
  desktop: undefined,
  phone: {
    cpuRate: 4,
    network: {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 93_750,
    },
  },
};

/**
 * The time from opening the address of a question to the painted answer, in Chromium, on this
 * machine and on a slow phone: a processor four times slower, 1.6 Mbit/s, 150 ms. The page of the
 * tool was open before, so its scripts are in the browser's cache; the data is not.
 */
export const toolAnswers: Benchmark = {
  name: 'tool-answers',
  whyNot: whyNoPage('ask'),
  run: () => measure(2),
};

/** @param rounds how often each question is opened; the slowest counts */
async function measure(rounds: number): Promise<Measurement> {
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: siteFolder, port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const results = [];
    for (const { path, answer } of questions) {
      const slowest = { desktop: 0, phone: 0 };
      for (let round = 0; round < rounds; round += 1) {
        for (const device of ['desktop', 'phone'] as const) {
          const address = new URL(`.${path}`, server.url);
          const time = await openQuestion(browser, address, answer, devices[device]);
          slowest[device] = Math.max(slowest[device], Math.round(time));
        }
      }
      results.push({ path, ...slowest });
    }
    return {
      figures: { rounds, questions: results },
      lines: results.map(({ path, desktop, phone }) => [
        path,
        `desktop ${desktop} ms, slow phone ${phone} ms`,
      ]),
    };
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Opens a question in a new context, and returns the milliseconds until its answer is painted. */
async function openQuestion(
  browser: Browser,
  address: URL,
  answer: string,
  device: (typeof devices)['phone'] | undefined,
): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    await page.goto(new URL(address.pathname, address).href);
    // Scripts that wait for the first input are loaded a second after the page.
    await page.waitForTimeout(1500);
    if (device !== undefined) await slowDown(context, page, device);
    const painted = new Promise<number>((resolve) => page.exposeFunction('notePaint', resolve));
    await page.addInitScript(watchAnswer, answer);
    await page.goto(address.href, { waitUntil: 'commit' });
    return await painted;
  } finally {
    await context.close();
  }
}

async function slowDown(context: BrowserContext, page: Page, device: (typeof devices)['phone']) {
  const session = await context.newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', device.network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: device.cpuRate });
}

/** Runs in the page: notes when an element is there and the frame with it is painted. */
function watchAnswer(selector: string) {
  const observer = new MutationObserver(() => {
    if (document.querySelector(selector) === null) return;
    observer.disconnect();
    const { notePaint } = window as unknown as { notePaint: (milliseconds: number) => void };
    requestAnimationFrame(() => setTimeout(() => notePaint(performance.now())));
  });
  observer.observe(document, { childList: true, subtree: true });
}
