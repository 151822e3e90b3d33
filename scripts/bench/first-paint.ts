import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { browserArgs, findBrowser } from '../browser';
import { startStaticServer } from '../static-server';
import { writeBarePage, writeStyledPage } from './bare-page';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';
import { listSixPages } from './six-pages';

/**
 * First and largest contentful paint of the six kinds of page in Chromium, each against two files
 * of the same content from the same server, in turn: one that looks the same, and a bare one. The
 * first tells what the site adds to a page. The second has less to draw: without the page's rules
 * a line of text is the only thing across it, and half of the window stays white.
 */
export const firstPaint: Benchmark = {
  name: 'first-paint',
  whyNot: whyNoPage(''),
  run: () => measure(36),
};

/** The same on a slow network: 150 ms latency, 1.6 Mbit/s down. */
export const firstPaintSlow: Benchmark = {
  name: 'first-paint-slow',
  whyNot: whyNoPage(''),
  run: () =>
    measure(6, {
      offline: false,
      latency: 150,
      downloadThroughput: 200_000,
      uploadThroughput: 93_750,
    }),
};

/** Conditions of `Network.emulateNetworkConditions`: milliseconds, and bytes per second. */
interface Network {
  offline: boolean;
  latency: number;
  downloadThroughput: number;
  uploadThroughput: number;
}

/** @param rounds how often each page is opened, in turn with its two files */
async function measure(rounds: number, network?: Network): Promise<Measurement> {
  const { executablePath } = await findBrowser({ install: false });
  const folder = new TemporaryFolder();
  cpSync(siteFolder, folder.path, { recursive: true });
  const pages = listSixPages(siteFolder);
  pages.forEach(({ path }, at) => {
    const html = readFileSync(join(siteFolder, path, 'index.html'), 'utf8');
    writeFileSync(folder.resolve(`styled-${at}.html`), writeStyledPage(html));
    writeFileSync(folder.resolve(`bare-${at}.html`), writeBarePage(html));
  });
  const server = await startStaticServer({ root: folder.path, port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const results = [];
    for (const [at, { kind, path }] of pages.entries()) {
      const addresses = { ours: `.${path}`, styled: `styled-${at}.html`, bare: `bare-${at}.html` };
      const paints: Record<Variant, Paint[]> = { ours: [], styled: [], bare: [] };
      for (let round = 0; round < rounds; round += 1) {
        for (const variant of orders[round % orders.length] as Order) {
          const address = new URL(addresses[variant], server.url).href;
          paints[variant].push(await openPage(browser, address, network));
        }
      }
      results.push({
        kind,
        path,
        ours: readMedian(paints.ours),
        styled: readMedian(paints.styled),
        bare: readMedian(paints.bare),
      });
    }
    return describe(results, rounds);
  } finally {
    await browser.close();
    await server.close();
    folder.dispose();
  }
}

/** Milliseconds since the page was asked for, and how much of it moved. */
interface Paint {
  first: number;
  largest: number;
  shift: number;
}

type Variant = 'ours' | 'styled' | 'bare';
type Order = readonly Variant[];

/** Each comes as often behind each: what was opened just before is felt. */
const orders: readonly Order[] = [
  ['ours', 'styled', 'bare'],
  ['ours', 'bare', 'styled'],
  ['styled', 'ours', 'bare'],
  ['styled', 'bare', 'ours'],
  ['bare', 'ours', 'styled'],
  ['bare', 'styled', 'ours'],
];

/** As text: what tsx makes of functions within a function does not run in a page. */
const readPaints = `(async () => {
  const read = (type) => new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries())).observe({ type, buffered: true });
    setTimeout(() => resolve([]), 100);
  });
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 100)));
  const paints = await read('paint');
  const largest = await read('largest-contentful-paint');
  const shifts = await read('layout-shift');
  return {
    first: paints.find(({ name }) => name === 'first-contentful-paint')?.startTime ?? 0,
    largest: largest.at(-1)?.startTime ?? 0,
    shift: shifts.reduce((sum, { value }) => sum + value, 0),
  };
})()`;

/** Opens a page in a context of its own, so that nothing is kept from the last time. */
async function openPage(browser: Browser, address: string, network?: Network): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    if (network !== undefined) {
      const session = await context.newCDPSession(page);
      await session.send('Network.emulateNetworkConditions', network);
    }
    await page.goto(address, { waitUntil: 'load' });
    return (await page.evaluate(readPaints)) as Paint;
  } finally {
    await context.close();
  }
}

function readMedian(paints: readonly Paint[]): Paint {
  const median = (key: keyof Paint) =>
    paints.map((paint) => paint[key]).sort((a, b) => a - b)[paints.length >> 1] as number;
  return { first: median('first'), largest: median('largest'), shift: median('shift') };
}

function describe(
  results: ({ kind: string; path: string } & Record<Variant, Paint>)[],
  rounds: number,
): Measurement {
  const compare = (ours: Paint, other: Paint) => ({
    first: Number((ours.first / other.first).toFixed(2)),
    largest: Number((ours.largest / other.largest).toFixed(2)),
  });
  const pages = results.map((result) => ({
    ...result,
    toStyled: compare(result.ours, result.styled),
    toBare: compare(result.ours, result.bare),
  }));
  const tell = (
    key: 'first' | 'largest',
    { ours, styled, bare, ...page }: (typeof pages)[number],
  ) =>
    `${key} paint ${ours[key].toFixed(0)} ms, ` +
    `${page.toStyled[key]} times a file that looks the same (${styled[key].toFixed(0)}) and ` +
    `${page.toBare[key]} times a bare file (${bare[key].toFixed(0)})`;
  return {
    figures: { rounds, pages },
    lines: pages.map((page) => [
      page.kind,
      `${tell('first', page)}; ${tell('largest', page)}; layout shift ${page.ours.shift}`,
    ]),
  };
}
