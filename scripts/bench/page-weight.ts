import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeBarePage } from './bare-page';
import type { Benchmark, Measurement } from './benchmark';
import { listSixPages } from './six-pages';

/**
 * What the six kinds of page of out/ weigh, each against a bare file of the same content, the
 * style sheet counted with both.
 */
export const pageWeight: Benchmark = {
  name: 'page-weight',
  whyNot: existsSync('out/index.html') ? '' : 'there is no out/: npm run build',
  run: async () => measure('out'),
};

interface Weight {
  raw: number;
  gzip: number;
}

function measure(folder: string): Measurement {
  const pages = listSixPages(folder).map(({ kind, path, isTool }) => {
    const html = readFileSync(join(folder, path, 'index.html'), 'utf8');
    const addresses = (pattern: RegExp) =>
      [...html.matchAll(pattern)].map(([, at]) => at as string);
    const css = addresses(/<link rel="stylesheet" href="([^"]+)"/g);
    const scripts = addresses(/<script[^>]* src="([^"]+)"/g);
    const weights = {
      html: weigh([Buffer.from(html)]),
      css: weigh(css.map((address) => readFileSync(join(folder, address)))),
      script: weigh(scripts.map((address) => readFileSync(join(folder, address)))),
      bare: weigh([Buffer.from(writeBarePage(html))]),
    };
    // The bare file would need the same style sheet to look like it.
    const [ours, bare] = [weights.html.gzip, weights.bare.gzip].map(
      (bytes) => bytes + weights.css.gzip,
    ) as [number, number];
    return {
      kind,
      path,
      isTool,
      ...weights,
      ratio: Number((ours / bare).toFixed(2)),
    };
  });
  const show = ({ raw, gzip }: Weight) => `${raw} B, ${gzip} gzip`;
  return {
    figures: { pages },
    lines: pages.map(({ kind, html, css, script, bare, ratio }) => [
      kind,
      `HTML ${show(html)}; CSS ${show(css)}; script ${show(script)}; bare ${show(bare)}; with the style sheet ${ratio} times the bare file with it`,
    ]),
  };
}

/** Each file is compressed by itself, as it is sent. */
function weigh(files: readonly Buffer[]): Weight {
  return {
    raw: files.reduce((sum, file) => sum + file.length, 0),
    gzip: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
  };
}
