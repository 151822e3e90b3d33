import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { loadRecord } from '../../lib/record/load';
import { buildLargeAccount } from '../../testing/large-account';
import { TemporaryFolder } from '../../testing/temporary-folder';
import { type Benchmark, type Measurement, secondsSince } from './benchmark';

/** Runs `npm run account` on a made-up export of 10,000 principals over the record of data/. */
export const analyzeLargeAccount: Benchmark = {
  name: 'analyze-account',
  whyNot: '',
  run: measure,
};

async function measure(): Promise<Measurement> {
  const folder = new TemporaryFolder();
  try {
    const text = buildExport();
    const file = folder.write('account.json', text);
    const start = performance.now();
    const memory = "process.on('exit', () => console.error(process.resourceUsage().maxRSS))";
    const { stderr } = await promisify(execFile)(
      process.execPath,
      [
        ...['--import', './node_modules/tsx/dist/loader.mjs'],
        ...['--import', folder.write('memory.mjs', memory), 'scripts/account.ts', file, '--csv'],
      ],
      { maxBuffer: 1e9 },
    );
    const figures = {
      exportMB: Math.round(text.length / 1e6),
      seconds: Number(secondsSince(start).toFixed(1)),
      peakMemoryMB: Math.round((Number(stderr) * 1024) / 1e6),
    };
    return {
      figures,
      lines: [
        ['export', `${figures.exportMB} MB, 10,000 principals`],
        ['command', `${figures.seconds} s`],
        ['peak memory', `${figures.peakMemoryMB} MB`],
      ],
    };
  } finally {
    folder.dispose();
  }
}

/** An export that has the policies of the record attached, and copies of their middle versions. */
function buildExport(): string {
  const recorded = loadRecord('data').policies.map(({ arn, iamName, versions }) => ({
    arn: arn ?? `arn:aws:iam::aws:policy/${iamName}`,
    document: versions[Math.floor(versions.length / 2)]?.document ?? {},
  }));
  return JSON.stringify(buildLargeAccount(recorded), null, 4);
}
