import { cpus } from 'node:os';
import { analyzeLargeAccount } from './bench/analyze-account';
import type { Benchmark } from './bench/benchmark';
import { buildCorpus, buildDefault } from './bench/build-sites';
import { compareCorpus } from './bench/compare-corpus';
import { compareInBrowser } from './bench/compare-in-browser';
import { drawCards } from './bench/draw-cards';
import { firstPaint, firstPaintSlow } from './bench/first-paint';
import { gradeCorpus } from './bench/grade-corpus';
import { lighthouseScores } from './bench/lighthouse';
import { pageWeight } from './bench/page-weight';
import { searchKeystroke } from './bench/search-keystroke';
import { toolAnswers } from './bench/tool-answers';
import { toolFiles } from './bench/tool-files';
import { readCommand } from './command-options';
import { exitWithMessage } from './run-command';

const benchmarks: readonly Benchmark[] = [
  buildDefault,
  buildCorpus,
  pageWeight,
  toolFiles,
  toolAnswers,
  firstPaint,
  firstPaintSlow,
  compareCorpus,
  gradeCorpus,
  analyzeLargeAccount,
  drawCards,
  searchKeystroke,
  compareInBrowser,
  lighthouseScores,
];

const usage = `npm run bench -s -- [--json] [NAME …]

Measures how fast this computer is at what the project does; nothing passes or fails.

Of a built site those of pages are: OUT_DIR, else out/ (npm run build).

  NAME     some benchmarks alone: ${benchmarks.map(({ name }) => name).join(', ')}
  --json   print one JSON object
  --help   print this`;

try {
  const { values, positionals } = readCommand(usage, {
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  });
  await runBenchmarks(chooseBenchmarks(positionals), values.json);
} catch (error) {
  exitWithMessage(error);
}

function chooseBenchmarks(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.filter((name) => !benchmarks.some((each) => each.name === name));
  if (unknown.length > 0) {
    throw new Error(`Expected names of benchmarks; found "${unknown.join(', ')}".\n\n${usage}`);
  }
  return names.length === 0 ? benchmarks : benchmarks.filter(({ name }) => names.includes(name));
}

async function runBenchmarks(chosen: readonly Benchmark[], json: boolean): Promise<void> {
  const machine = readMachine();
  if (!json) console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}`);
  const results: Record<string, unknown>[] = [];
  for (const { name, whyNot, run } of chosen) {
    if (!json) console.log(`\n${name}${whyNot === '' ? '' : `: skipped, ${whyNot}`}`);
    if (whyNot !== '') {
      results.push({ name, skipped: whyNot });
      continue;
    }
    const { figures, lines } = await run();
    results.push({ name, ...figures });
    const width = Math.max(...lines.map(([label]) => label.length));
    if (json) continue;
    for (const [label, value] of lines) console.log(`  ${label.padEnd(width)}  ${value}`);
  }
  if (json) console.log(JSON.stringify({ machine, benchmarks: results }, null, 2));
}

function readMachine(): { cpu: string; cores: number; node: string } {
  const [first] = cpus();
  return {
    cpu: first?.model ?? 'unknown processor',
    cores: cpus().length,
    node: process.versions.node,
  };
}
