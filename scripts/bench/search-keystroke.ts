import { chromium, type Page } from 'playwright';
import { paths } from '../../lib/addresses/paths';
import { browserArgs, findBrowser } from '../browser';
import { startStaticServer } from '../static-server';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';

/** What is typed, letter by letter: names, a slip, a question that finds nothing, a day. */
const questions = [
  'AmazonConnect_FullAccess v4',
  'profile:GetDomain',
  'custmer profiles',
  'iam:PasRole',
  'service linked role',
  'connect describe',
  'zzzz passrole',
  '2022-02-22',
];

/**
 * Types questions into the page of search of a built site, in Chromium, with the index loaded: the
 * time from each letter to its results in the page, before they are painted.
 */
export const searchKeystroke: Benchmark = {
  name: 'search-keystroke',
  whyNot: whyNoPage('search'),
  run: measure,
};

async function measure(): Promise<Measurement> {
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: siteFolder, port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(new URL(`.${paths.searchFor('v4')}`, server.url).href);
    await page.getByRole('listitem').first().waitFor();
    const times: { letter: string; milliseconds: number }[] = [];
    for (const question of questions) times.push(...(await typeQuestion(page, question)));
    return describeTimes(times);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Puts a letter after the other into the box, as the browser does, and waits for the results. */
function typeQuestion(page: Page, question: string) {
  return page.evaluate(async (whole) => {
    const box = document.querySelector<HTMLInputElement>('main [data-search-box]');
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const status = document.querySelector('main [role="status"]');
    if (box === null || status === null) throw new Error('The page has no box to type into.');
    const found = [];
    for (let length = 1; length <= whole.length; length += 1) {
      const text = whole.slice(0, length);
      const start = performance.now();
      // React hears of a value only where its own setter was passed by.
      setValue?.call(box, text);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      // React answers an event of the reader's in a microtask at the latest.
      await Promise.resolve();
      // What is not laid out is not yet answered.
      document.body.getBoundingClientRect();
      found.push({ letter: text, milliseconds: performance.now() - start });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return found;
  }, question);
}

function describeTimes(times: { letter: string; milliseconds: number }[]): Measurement {
  const sorted = times.toSorted((a, b) => a.milliseconds - b.milliseconds);
  const round = (value = 0) => Number(value.toFixed(1));
  const slowest = sorted.at(-1);
  const figures = {
    keystrokes: times.length,
    medianMilliseconds: round(sorted[Math.floor(sorted.length / 2)]?.milliseconds),
    slowest: { question: slowest?.letter, milliseconds: round(slowest?.milliseconds) },
    within16: times.filter(({ milliseconds }) => milliseconds <= 16).length,
  };
  return {
    figures,
    lines: [
      ['keystrokes', `${figures.keystrokes}`],
      ['median', `${figures.medianMilliseconds} ms from letter to results, laid out`],
      ['slowest', `${figures.slowest.milliseconds} ms, of "${figures.slowest.question}"`],
      ['within 16 ms', `${figures.within16}`],
    ],
  };
}
