import { findBrowser } from '../browser';
import {
  categories,
  explainMissingLighthouse,
  type LighthouseResult,
  lighthousePages,
  runLighthouse,
} from '../lighthouse';
import { startStaticServer } from '../static-server';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';

const runs = 3;

/** Lighthouse's four scores of each kind of page of a built site: the best of some runs. */
export const lighthouseScores: Benchmark = {
  name: 'lighthouse',
  whyNot: whyNoPage(''),
  run: measure,
};

async function measure(): Promise<Measurement> {
  const trouble = await explainMissingLighthouse();
  if (trouble !== undefined) throw new Error(trouble);
  const { executablePath } = await findBrowser({ install: false });
  const server = await startStaticServer({ root: siteFolder, port: 0 });
  try {
    const figures: Record<string, LighthouseResult> = {};
    for (const [name, path] of Object.entries(lighthousePages)) {
      const url = new URL(`.${path}`, server.url).href;
      const results: LighthouseResult[] = [];
      // The machine's other work costs points and never gives any: the best run is the page's.
      while (results.length < runs && results.at(-1)?.scores.performance !== 100) {
        results.push(await runLighthouse(url, categories, executablePath));
      }
      figures[name] = results.reduce((best, each) => (sum(each) > sum(best) ? each : best));
    }
    return { figures: { pages: figures }, lines: Object.entries(figures).map(describe) };
  } finally {
    await server.close();
  }
}

const sum = ({ scores }: LighthouseResult) =>
  categories.reduce((total, category) => total + (scores[category] ?? 0), 0);

function describe([name, { scores, faults }]: [string, LighthouseResult]): [string, string] {
  const told = categories.map((category) => `${category} ${scores[category]}`).join(', ');
  return [name, faults.length === 0 ? told : `${told} (${faults.join('; ')})`];
}
