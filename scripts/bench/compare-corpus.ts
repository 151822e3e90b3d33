import { loadCatalog } from '../../lib/iam/catalog/load';
import { compareAccess } from '../../lib/iam/compare/compare';
import { parseDocument } from '../../lib/iam/document';
import { listCorpusPairs, whyNoCorpus } from '../../testing/corpus';
import { type Benchmark, type Measurement, readPeakMemory, secondsSince } from './benchmark';

/** Parses and compares every consecutive pair of the corpus, one after the other. */
export const compareCorpus: Benchmark = {
  name: 'compare-corpus',
  // As the names of skipped tests tell it: " (skipped: why)".
  whyNot: whyNoCorpus.replace(/^ \(skipped: |\)$/g, ''),
  run: measure,
};

async function measure(): Promise<Measurement> {
  const catalogStart = performance.now();
  const catalog = await loadCatalog();
  const catalogSeconds = secondsSince(catalogStart);
  const pairs = listCorpusPairs();
  const verdicts = { wider: 0, narrower: 0, both: 0, same: 0, undecided: 0 };
  let slowest = { id: '', milliseconds: 0 };
  let undecidedPairs = 0;
  let unreadablePairs = 0;
  const start = performance.now();
  for (const { id, before, after } of pairs) {
    const pairStart = performance.now();
    const [old, now] = [parseDocument(before), parseDocument(after)];
    if (old.statements === undefined || now.statements === undefined) {
      unreadablePairs += 1;
      continue;
    }
    const comparison = compareAccess(old.statements, now.statements, catalog);
    const milliseconds = performance.now() - pairStart;
    if (milliseconds > slowest.milliseconds) slowest = { id, milliseconds };
    verdicts[comparison.verdict] += 1;
    if (comparison.undecided.length > 0) undecidedPairs += 1;
  }
  const seconds = secondsSince(start);
  const undecidedPercent = pairs.length === 0 ? 0 : (undecidedPairs / pairs.length) * 100;
  const figures = {
    pairs: pairs.length,
    catalogSeconds: round(catalogSeconds, 3),
    comparisonSeconds: round(seconds, 3),
    pairsPerSecond: Math.round(pairs.length / seconds),
    slowestPair: { id: slowest.id, milliseconds: round(slowest.milliseconds, 1) },
    peakMemoryMB: readPeakMemory(),
    verdicts,
    undecidedPairs,
    undecidedPercent: round(undecidedPercent, 2),
    unreadablePairs,
  };
  return { figures, lines: describeFigures(figures) };
}

function describeFigures(figures: {
  pairs: number;
  catalogSeconds: number;
  comparisonSeconds: number;
  pairsPerSecond: number;
  slowestPair: { id: string; milliseconds: number };
  peakMemoryMB: number;
  verdicts: Record<string, number>;
  undecidedPairs: number;
  undecidedPercent: number;
  unreadablePairs: number;
}): Measurement['lines'] {
  const { slowestPair, verdicts } = figures;
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${count} ${verdict}`);
  return [
    ['pairs', `${figures.pairs}`],
    ['catalog', `${figures.catalogSeconds} s`],
    ['comparison', `${figures.comparisonSeconds} s`],
    ['pairs per second', `${figures.pairsPerSecond}`],
    ['slowest pair', `${slowestPair.id}, ${slowestPair.milliseconds} ms`],
    ['peak memory', `${figures.peakMemoryMB} MB`],
    ['verdicts', counts.join(', ')],
    ['undecided pairs', `${figures.undecidedPairs} (${figures.undecidedPercent} %)`],
    ['unreadable pairs', `${figures.unreadablePairs}`],
  ];
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
