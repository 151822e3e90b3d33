import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { groupByKey } from '../shared/collections';
import { addContentPolicy } from './content-policy';
import { addSelectableNames, findStyleSheet, inlineRules, selectRules } from './critical-css';
import {
  delayScripts,
  dropPolyfills,
  dropPreconnect,
  isToolPage,
  joinPayload,
  placeIcon,
  shortenPage,
  stripFramework,
} from './page-html';

/**
 * Finishes Next's export in place. Pages that take no input lose the framework and get their rules
 * inline; pages that do lose its polyfills. Next's payloads, which only client navigation needs,
 * are removed.
 *
 * @returns the number of pages, and of those that keep the framework
 * @throws where a page that takes no input still names the framework
 */
export async function finishPages(folder: string): Promise<{ pages: number; toolPages: number }> {
  for (const extra of ['404', '_not-found']) {
    rmSync(join(folder, extra), { recursive: true, force: true });
  }
  const files = listFiles(folder);
  for (const file of files) {
    if (file.endsWith('.txt') && !file.endsWith(`${sep}robots.txt`)) rmSync(file);
  }
  const pages = files.filter((file) => file.endsWith('.html'));
  const readingPages = pages.filter((file) => !finishToolPage(folder, file));
  for (const alike of groupByKey(readingPages, (file) => nameKind(folder, file)).values()) {
    await finishReadingPages(folder, alike);
  }
  return { pages: pages.length, toolPages: pages.length - readingPages.length };
}

/** Removes empty folders, and counts what is left; frames for other sites are no pages. */
export function measureSite(folder: string): { pages: number; files: number; bytes: number } {
  removeEmptyFolders(folder);
  const files = listFiles(folder);
  const frames = join(folder, 'embed', sep);
  return {
    pages: files.filter((file) => file.endsWith('.html') && !file.startsWith(frames)).length,
    files: files.length,
    bytes: files.reduce((sum, file) => sum + statSync(file).size, 0),
  };
}

/** @returns false, with the page as it was, where it takes no input */
function finishToolPage(folder: string, file: string): boolean {
  const html = readFileSync(file, 'utf8');
  if (!isToolPage(html)) return false;
  const { html: rest, dropped } = dropPolyfills(html);
  for (const address of dropped) {
    rmSync(join(folder, address.slice(address.indexOf('/_next/'))), { force: true });
  }
  writeFileSync(file, addContentPolicy(dropPreconnect(placeIcon(joinPayload(delayScripts(rest))))));
  return true;
}

/** Pages of one kind share their rules: those that any of them needs. */
async function finishReadingPages(folder: string, files: readonly string[]) {
  const names = new Set<string>();
  for (const file of files) addSelectableNames(readFileSync(file, 'utf8'), names);
  const address = findStyleSheet(readFileSync(files[0] as string, 'utf8'));
  const sheet =
    address === undefined
      ? ''
      : readFileSync(join(folder, address.slice(address.indexOf('/_next/'))), 'utf8');
  const rules = await selectRules(sheet, names);
  for (const file of files) {
    const html = shortenPage(dropPreconnect(stripFramework(readFileSync(file, 'utf8'))));
    // Only in the address of an element: texts of the record may contain such a word.
    const rest = /<(?:script|link)\b[^>]* (?:src|href)="[^"]*\/_next\/[^"]*\.js/.exec(html);
    if (rest !== null) {
      throw new Error(
        `${file}: expected a page without the framework, found ${rest[0]}. ` +
          'Next writes its pages in a new way: adapt lib/build/page-html.ts.',
      );
    }
    writeFileSync(file, addContentPolicy(inlineRules(placeIcon(html), rules)));
  }
}

/** `policies/3` of `policies/Example/v4/index.html`; `404.html` of itself. */
function nameKind(folder: string, file: string): string {
  const parts = relative(folder, dirname(file)).split(sep);
  return parts[0] === '' ? relative(folder, file) : `${parts[0]}/${parts.length}`;
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
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
