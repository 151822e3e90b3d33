import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseText } from '../../shared/json/parse-text';
import { isObject } from '../../shared/problem';
import { SourceError } from '../source-error';
import type { Limits } from '../watch/limits';
import { parsePages } from '../watch/parse-isolated';
import { type LocationText, readLocation } from '../watch/read-location';
import type { GuidePage } from './read-page';

/** A page of a guide that was read, and where it came from. */
export interface PlacedPage {
  /** The path or the address, for messages. */
  name: string;
  /** The address of the page, where it is known. */
  address?: string | undefined;
  /** Whether it was fetched now. */
  isCurrent: boolean;
  page: GuidePage;
}

/** Thrown with the problems of all pages that cannot be read. */
export class GuidesError extends Error {
  constructor(messages: readonly string[]) {
    super(messages.join('\n'));
    this.name = 'GuidesError';
  }
}

/**
 * Reads a page of a guide from a file or an address, or all pages of a folder: its files of
 * Markdown and HTML. An `index.json` beside the files gives their addresses: `files` with `file`,
 * and `url`, or `repository`, `commit` and `path` on GitHub. Throws a GuidesError with all problems.
 */
export async function readPlaces(place: string, limits: Limits): Promise<PlacedPage[]> {
  const isAddress = /^https?:\/\//i.test(place);
  const paths = isAddress ? [place] : listFiles(place);
  const texts = await Promise.all(paths.map((path) => attempt(readLocation(path, limits))));
  const errors = texts.filter((text) => text instanceof SourceError);
  const read = texts.filter((text): text is LocationText => !(text instanceof SourceError));
  const pages = await parsePages(read);
  const addresses = isAddress ? new Map([[place, place]]) : readIndex(paths);
  const placed = pages.flatMap((page, index): PlacedPage[] => {
    const { name } = read[index] as LocationText;
    if (page instanceof SourceError) errors.push(page);
    if (page instanceof SourceError) return [];
    return [{ name, address: addresses.get(name), isCurrent: isAddress, page }];
  });
  if (errors.length > 0) throw new GuidesError(errors.map(({ message }) => message));
  return placed;
}

async function attempt(reading: Promise<LocationText>): Promise<LocationText | SourceError> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

function listFiles(place: string): string[] {
  if (!existsSync(place) || !statSync(place).isDirectory()) return [place];
  const files = readdirSync(place)
    .filter((name) => /\.(?:md|markdown|html?)$/i.test(name))
    .sort()
    .map((name) => join(place, name));
  if (files.length > 0) return files;
  const expected = 'a folder with pages of guides: .md, .markdown, .html or .htm';
  throw new SourceError(place, '', expected, 'none', 'Name another folder, or a file.');
}

/** The addresses of files, as the index beside them has them. */
function readIndex(paths: readonly string[]): Map<string, string> {
  const folder = dirname(paths[0] as string);
  const file = join(folder, 'index.json');
  if (!existsSync(file)) return new Map();
  const parsed = parseText(readFileSync(file, 'utf8'));
  const [problem] = parsed.problems;
  if (problem !== undefined) throw SourceError.of(file, problem);
  const entries = isObject(parsed.value) ? parsed.value.files : undefined;
  const known = new Set(paths.map((path) => basename(path)));
  return new Map(
    (Array.isArray(entries) ? entries : []).flatMap((entry: unknown): [string, string][] => {
      if (!isObject(entry) || typeof entry.file !== 'string' || !known.has(entry.file)) return [];
      const address = findAddress(entry);
      return address === undefined ? [] : [[join(folder, entry.file), address]];
    }),
  );
}

function findAddress(entry: Record<string, unknown>): string | undefined {
  const { url, repository, commit, path } = entry;
  if (typeof url === 'string' && URL.canParse(url)) return url;
  const parts = [repository, commit, path];
  if (!parts.every((part) => typeof part === 'string')) return undefined;
  return encodeURI(`https://github.com/${repository}/blob/${commit}/${path}`);
}
