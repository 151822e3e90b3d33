import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Benchmark, Measurement } from './benchmark';
import { siteFolder, whyNoPage } from './built-site';

/** What the files weigh that tool pages of a built site load, by folder. */
export const toolFiles: Benchmark = {
  name: 'tool-files',
  whyNot: whyNoPage('ask'),
  run: async () => measure(join(siteFolder, 'tools')),
};

interface Weight {
  files: number;
  raw: number;
  gzip: number;
  /** The largest file, compressed. */
  largest: { file: string; gzip: number };
}

function measure(folder: string): Measurement {
  const kinds = new Map<string, Weight>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const file = relative(folder, path).replaceAll(sep, '/');
    const kind = dirname(file) === '.' ? file : `${dirname(file)}/`;
    const content = readFileSync(path);
    const gzip = gzipSync(content).length;
    const known = kinds.get(kind) ?? { files: 0, raw: 0, gzip: 0, largest: { file, gzip } };
    kinds.set(kind, {
      files: known.files + 1,
      raw: known.raw + content.length,
      gzip: known.gzip + gzip,
      largest: gzip > known.largest.gzip ? { file, gzip } : known.largest,
    });
  }
  const sorted = [...kinds].sort(([, a], [, b]) => b.gzip - a.gzip);
  return {
    figures: Object.fromEntries(sorted),
    lines: sorted.map(([kind, { files, raw, gzip, largest }]) => [
      kind,
      files === 1
        ? `${raw} B, ${gzip} gzip`
        : `${files} files, ${raw} B, ${gzip} gzip; largest ${largest.file}, ${largest.gzip} gzip`,
    ]),
  };
}
