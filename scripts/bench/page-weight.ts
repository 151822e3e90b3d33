import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { writeStyledPage } from './bare-page';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';
import { listSixPages } from './six-pages';

/**
 * What the six kinds of page of a built site weigh, each against a file of the same content, written by
 * hand to look the same.
 */
export const pageWeight: Benchmark = {
  name: 'page-weight',
  whyNot: whyNoPage(''),
  run: async () => measure(siteFolder),
};

interface Weight {
  raw: number;
  gzip: number;
}

/** Bytes of the pages of a built site, and of its style sheet. */
export function weighPages(folder: string) {
  const sheet = weigh(listSheets(folder).map((file) => readFileSync(file)));
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
      styled: weigh([Buffer.from(writeStyledPage(html))]),
    };
    const { html: ours, styled, css: linked } = weights;
    return {
      kind,
      path,
      isTool,
      ...weights,
      rules: weigh(
        [...html.matchAll(/<style>([^<]*)/g)].map(([, text]) => Buffer.from(text ?? '')),
      ),
      ratio: Number(((ours.gzip + linked.gzip) / (styled.gzip + linked.gzip)).toFixed(2)),
    };
  });
  return { sheet, pages };
}

function measure(folder: string): Measurement {
  const { sheet, pages } = weighPages(folder);
  const show = ({ raw, gzip }: Weight) => `${raw} B, ${gzip} gzip`;
  return {
    figures: { sheet, pages },
    lines: pages.map(({ kind, html, rules, css, script, styled, ratio }) => [
      kind,
      `HTML ${show(html)}, of it rules ${show(rules)}; CSS beside it ${show(css)}; script ${show(script)}; ${ratio} times a file that looks the same, ${show(styled)}; sheet of the whole site ${show(sheet)}`,
    ]),
  };
}

function listSheets(folder: string): string[] {
  return readdirSync(join(folder, '_next'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.css'))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Each file is compressed by itself, as it is sent. */
function weigh(files: readonly Buffer[]): Weight {
  return {
    raw: files.reduce((sum, file) => sum + file.length, 0),
    gzip: files.reduce((sum, file) => sum + gzipSync(file, { level: 9 }).length, 0),
  };
}
