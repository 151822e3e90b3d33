import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { transformSync } from 'esbuild';
import { addContentPolicy } from './content-policy';
import { createInliner, type InlineStyles } from './inline-styles';
import { delayScripts } from './late-scripts';
import {
  dropPolyfills,
  dropThemeColor,
  isToolPage,
  placeIcon,
  shortenPage,
  stripFramework,
} from './reading-page';

export interface FinishedExport {
  pages: number;
  toolPages: number;
  /** Bytes of every file that is left. */
  bytes: number;
  files: number;
}

/**
 * Finishes Next's export in place: reading pages lose the framework, tool pages its polyfills,
 * our script its comments. Next's payload files go, and so does the framework's script where no
 * page is left that runs it. Throws where a reading page still names the framework.
 */
export function finishExport(folder: string): FinishedExport {
  for (const extra of ['404', '_not-found'])
    rmSync(join(folder, extra), { recursive: true, force: true });
  const result: FinishedExport = { pages: 0, toolPages: 0, bytes: 0, files: 0 };
  const payloads: string[] = [];
  const unused = new Set<string>();
  const inline = createInliner(folder);
  for (const file of listFiles(folder)) {
    if (file === join(folder, 'reading.js')) shortenScript(file);
    if (file.endsWith('.txt') && !file.endsWith('/robots.txt')) payloads.push(file);
    if (!file.endsWith('.html')) continue;
    result.pages += 1;
    const html = readFileSync(file, 'utf8');
    if (isToolPage(html)) {
      const tool = dropPolyfills(html);
      result.toolPages += 1;
      writeFileSync(file, addContentPolicy(placeIcon(delayScripts(tool.html))));
      for (const address of tool.dropped) unused.add(address.slice(address.indexOf('/_next/')));
    } else writeFileSync(file, finishPage(file, html, inline));
  }
  for (const path of unused) rmSync(join(folder, path), { force: true });
  for (const payload of payloads) rmSync(payload);
  if (result.toolPages === 0) removeScripts(join(folder, '_next'));
  removeEmptyFolders(folder);
  for (const file of listFiles(folder)) {
    result.files += 1;
    result.bytes += statSync(file).size;
  }
  return result;
}

/** Ours comes with a reader's first page: without comments and long names it is a third lighter. */
function shortenScript(file: string) {
  writeFileSync(file, transformSync(readFileSync(file, 'utf8'), { minify: true }).code);
}

/** A reading page without the framework. Throws where it still names it. */
function finishPage(file: string, html: string, inline: InlineStyles): string {
  const stripped = stripFramework(html);
  // In an address alone: texts of the record may say such a word, in a title too.
  const rest = /<(?:script|link)\b[^>]* (?:src|href)="[^"]*\/_next\/[^"]*\.js/.exec(stripped);
  if (rest === null) return finishPrinted(stripped, inline);
  throw new Error(
    `${file}: a reading page still names the framework ("${rest[0]}"). ` +
      'Next writes its pages in a new way; teach lib/build/reading-page.ts about it.',
  );
}

/** The same of a page that never had it. */
export function finishPrinted(html: string, inline: InlineStyles): string {
  return addContentPolicy(inline(placeIcon(dropThemeColor(shortenPage(html)))));
}

function removeScripts(folder: string) {
  for (const file of listFiles(folder)) {
    if (file.endsWith('.js') || file.endsWith('.map')) rmSync(file);
  }
}

function removeEmptyFolders(folder: string) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (!entry.isDirectory()) continue;
    const child = join(folder, entry.name);
    removeEmptyFolders(child);
    if (readdirSync(child).length === 0) rmSync(child, { recursive: true });
  }
}

function listFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
