import MiniSearch from 'minisearch';
import {
  derivePath,
  detailsInFile,
  engineOptions,
  type IndexedDocument,
  type IndexedEntry,
  readBeginning,
  type SearchFile,
  type SearchPart,
  searchKinds,
} from './search-index';

/** All files of the search. */
export interface SearchFiles {
  file: SearchFile;
  /** By the beginnings of terms. */
  parts: Map<string, SearchPart>;
  details: string[][];
}

/** So many entries are loaded at once. */
const maxInFile = 2000;

/**
 * Creates the files of the search. Entries of a kind must follow each other. The words of entries
 * are only in the index.
 */
export function createSearchFiles(
  entries: readonly IndexedEntry[],
  maxEntries = maxInFile,
): SearchFiles {
  const engine = new MiniSearch<IndexedDocument>(engineOptions);
  engine.addAll(entries.map(({ title, words }, id) => ({ id, title, words: words.join(' ') })));
  const { index, fieldLength, averageFieldLength } = engine.toJSON();
  const terms = index.map(
    ([term, fields]): Term => [term, listIds(fields['0']), listIds(fields['1'])],
  );
  const pack = (some: readonly Term[]) =>
    packPart(some, entries, (id) => {
      const lengths = fieldLength[id] as unknown as Record<string, number>;
      return [lengths['0'] as number, lengths['1'] as number];
    });
  const isSmall = entries.length <= maxEntries;
  const byBeginning = new Map<string, Term[]>();
  for (const term of isSmall ? [] : terms) {
    const beginning = readBeginning(term[0]);
    const alike = byBeginning.get(beginning) ?? [];
    byBeginning.set(beginning, alike);
    alike.push(term);
  }
  const parts = new Map([...byBeginning].sort().map(([key, alike]) => [key, pack(alike)]));
  const details = entries.map(({ detail }) => detail);
  return {
    file: {
      averageLengths: [averageFieldLength[0] as number, averageFieldLength[1] as number],
      kinds: searchKinds.flatMap((kind): SearchFile['kinds'] => {
        const first = entries.findIndex((entry) => entry.kind === kind);
        return first < 0 ? [] : [[kind, first]];
      }),
      count: entries.length,
      part: pack(isSmall ? terms : []),
      details: isSmall ? details : [],
      beginnings: [...parts.keys()],
    },
    parts,
    details: isSmall ? [] : splitList(details, detailsInFile),
  };
}

/** A term with the ids of the entries that have it in their title, and in their words. */
type Term = [term: string, titles: number[], words: number[]];

function listIds(field: Record<string, number> = {}): number[] {
  return Object.keys(field).map(Number);
}

function packPart(
  terms: readonly Term[],
  entries: readonly IndexedEntry[],
  readLengths: (id: number) => [number, number],
): SearchPart {
  const ids = [...new Set(terms.flatMap(([, titles, words]) => [...titles, ...words]))].sort(
    (a, b) => a - b,
  );
  const own = ids.map((id) => entries[id] as IndexedEntry);
  return {
    terms: terms.map(([term, titles, words]) => [term, subtract(titles), subtract(words)]),
    ids: subtract(ids),
    titles: own.map(({ title }) => title),
    paths: own.map((entry) => (entry.path === derivePath(entry) ? '' : entry.path)),
    lengths: ids.map(readLengths),
  };
}

/** The differences between ascending numbers. */
function subtract(numbers: readonly number[]): number[] {
  return numbers.map((each, index) => each - (numbers[index - 1] ?? 0));
}

function splitList<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
