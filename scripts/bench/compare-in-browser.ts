import { chromium, type Page } from 'playwright';
import { paths } from '../../lib/addresses/paths';
import { loadRecord } from '../../lib/record/load';
import { browserArgs, findBrowser } from '../browser';
import { startStaticServer } from '../static-server';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';

const rounds = 30;

/**
 * Compares the two largest versions of one policy on the page of comparison of a built site, in
 * Chromium, with everything loaded: the time from the question to the verdict, the lists and
 * both documents in the page, laid out.
 */
export const compareInBrowser: Benchmark = {
  name: 'compare-in-browser',
  whyNot: whyNoPage('compare'),
  run: measure,
};

async function measure(): Promise<Measurement> {
  const { policy, from, to } = findLargest();
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: siteFolder, port: 0 });
  const browser = await chromium.launch({ executablePath, args: browserArgs });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.goto(new URL(`.${paths.compareWith({ policy, from, to })}`, server.url).href);
    await page.getByRole('region', { name: 'Diff' }).waitFor();
    const times: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      times.push(await compareOnce(page, round % 2 === 0 ? [to, from] : [from, to]));
    }
    return describeTimes(`${policy} ${from} and ${to}`, times);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The two versions of one policy whose documents are the longest together. */
function findLargest() {
  const pairs = loadRecord(process.env.DATA_DIR ?? 'data').policies.flatMap(
    ({ policyName, versions }) => {
      const [largest, second] = versions
        .map(({ versionId, number, document }) => ({
          versionId,
          number,
          size: JSON.stringify(document).length,
        }))
        .sort((a, b) => b.size - a.size);
      if (largest === undefined || second === undefined) return [];
      const [from, to] = [largest, second].sort((a, b) => a.number - b.number) as [
        typeof largest,
        typeof largest,
      ];
      const size = largest.size + second.size;
      return [{ policy: policyName, from: from.versionId, to: to.versionId, size }];
    },
  );
  const [first] = pairs.sort((a, b) => b.size - a.size);
  if (first === undefined) throw new Error('No policy on record has two versions.');
  return first;
}

/** Asks as the form does, and waits until the answer names the versions. */
function compareOnce(page: Page, [from, to]: [string, string]): Promise<number> {
  return page.evaluate(
    async ([from, to]) => {
      const form = document.querySelector('main form') as HTMLFormElement;
      // React only notices a value that is set with the setter of the element.
      const setter = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
      for (const [name, value] of [
        ['from', from],
        ['to', to],
      ] as const) {
        const select = form.elements.namedItem(name);
        setter?.call(select, value);
        (select as HTMLSelectElement).dispatchEvent(new Event('change', { bubbles: true }));
        await new Promise((resolve) => setTimeout(resolve));
      }
      const start = performance.now();
      form.requestSubmit();
      await new Promise<void>((resolve, reject) => {
        const limit = setTimeout(() => reject(new Error(`No answer for ${from} → ${to}.`)), 60_000);
        const observer = new MutationObserver(() => {
          const title = document.querySelector('#result')?.textContent ?? '';
          const hasDiff = document.querySelector('main .doc') !== null;
          if (!title.endsWith(`${from} → ${to}`) || !hasDiff) return;
          observer.disconnect();
          clearTimeout(limit);
          resolve();
        });
        observer.observe(document.querySelector('main') as Element, {
          childList: true,
          subtree: true,
          characterData: true,
        });
      });
      // What is not laid out is not yet answered.
      document.body.getBoundingClientRect();
      return performance.now() - start;
    },
    [from, to] as const,
  );
}

function describeTimes(pair: string, times: readonly number[]): Measurement {
  const sorted = times.toSorted((a, b) => a - b);
  const round = (value = 0) => Number(value.toFixed(1));
  const figures = {
    pair,
    comparisons: times.length,
    medianMilliseconds: round(sorted[Math.floor(sorted.length / 2)]),
    slowestMilliseconds: round(sorted.at(-1)),
    within100: times.filter((each) => each <= 100).length,
  };
  return {
    figures,
    lines: [
      ['pair', figures.pair],
      ['comparisons', `${figures.comparisons}`],
      ['median', `${figures.medianMilliseconds} ms from question to answer, laid out`],
      ['slowest', `${figures.slowestMilliseconds} ms`],
      ['within 100 ms', `${figures.within100}`],
    ],
  };
}
