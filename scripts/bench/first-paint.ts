import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { TemporaryFolder } from '../../lib/testing/temporary-folder';
import { browserArgs, findBrowser } from '../browser';
import { startStaticServer } from '../static-server';
import { writeBarePage } from './bare-page';
import type { Benchmark, Measurement } from './benchmark';
import { listSixPages } from './six-pages';

/** Times that each page is opened, alternately with its bare file. */
const rounds = 11;

/**
 * First and largest contentful paint of the six kinds of page in Chromium, each against a bare
 * file of the same content from the same server, in turn.
 */
export const firstPaint: Benchmark = {
  name: 'first-paint',
  whyNot: existsSync('out/index.html') ? '' : 'there is no out/: npm run build',
  run: measure,
};

async function measure(): Promise<Measurement> {
  const { executablePath } = await findBrowser({ install: false });
  const folder = new TemporaryFolder();
  cpSync('out', folder.path, { recursive: true });
  const pages = listSixPages('out');
  pages.forEach(({ path }, at) => {
    const html = readFileSync(join('out', path, 'index.html'), 'utf8');
    writeFileSync(folder.resolve(`bare-${at}.html`), writeBarePage(html));
  });
  const server = await startStaticServer({ root: folder.path, port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const results = [];
    for (const [at, { kind, path }] of pages.entries()) {
      const ours: Paint[] = [];
      const bare: Paint[] = [];
      for (let round = 0; round < rounds; round += 1) {
        ours.push(await openPage(browser, new URL(`.${path}`, server.url).href));
        bare.push(await openPage(browser, new URL(`bare-${at}.html`, server.url).href));
      }
      results.push({ kind, path, ours: readMedian(ours), bare: readMedian(bare) });
    }
    return describe(results);
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
async function openPage(browser: Browser, address: string): Promise<Paint> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
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
  results: { kind: string; path: string; ours: Paint; bare: Paint }[],
): Measurement {
  const ratio = (a: number, b: number) => Number((a / b).toFixed(2));
  const pages = results.map(({ kind, path, ours, bare }) => ({
    kind,
    path,
    ours,
    bare,
    firstRatio: ratio(ours.first, bare.first),
    largestRatio: ratio(ours.largest, bare.largest),
  }));
  return {
    figures: { rounds, pages },
    lines: pages.map(({ kind, ours, bare, firstRatio, largestRatio }) => [
      kind,
      `first paint ${ours.first.toFixed(0)} ms, ${firstRatio} times the bare file's ${bare.first.toFixed(0)}; ` +
        `largest ${ours.largest.toFixed(0)} ms, ${largestRatio} times ${bare.largest.toFixed(0)}; layout shift ${ours.shift}`,
    ]),
  };
}
