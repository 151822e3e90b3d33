import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { listTerms, parseQuery } from './split-words';

/** The kinds of entries, in the order of groups that match equally well. */
export const searchKinds = [
  'policy',
  'action',
  'version',
  'announcement',
  'day',
  'resource',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** An entry of the search, as its page shows it. */
export interface SearchEntry {
  kind: SearchKind;
  /** The name, as IAM or the calendar writes it. */
  title: string;
  /** One line about it. */
  detail: string;
  /** The path from the root of the site, with the id of an element. */
  path: string;
}

/** An entry with further words that find it, besides those of its title. */
export interface IndexedEntry extends SearchEntry {
  words: string[];
}

/** An entry that was found. Of a large record its detail is in another file. */
export interface FoundEntry extends Omit<SearchEntry, 'detail'> {
  detail?: string;
  /** Its position in the list of all entries. */
  id: number;
}

/**
 * `/tools/search.json`. Of a record with many entries, the terms are in files by their beginning,
 * so that a query loads only some, and the details in files of `detailsInFile` each.
 */
export interface SearchFile {
  /** The numbers of terms of the title and of the words of an average entry. */
  averageLengths: [number, number];
  /** The kinds of the entries, each with the id of its first one. */
  kinds: [kind: SearchKind, first: number][];
  count: number;
  /** All entries and terms; none of a large record. */
  part: SearchPart;
  details: string[];
  /** The beginnings of terms that have a file; none of a small record. */
  beginnings: string[];
}

/**
 * Some terms, with the entries that have them. `/tools/search/<beginning>.json` has those that begin
 * alike. Ids are in ascending order; each is the difference from the one before.
 */
export interface SearchPart {
  /** The entries with the term in their title, and in their words. */
  terms: [term: string, titles: number[], words: number[]][];
  ids: number[];
  titles: string[];
  paths: string[];
  /** The numbers of terms of the title and of the words of each entry. */
  lengths: [number, number][];
}

/** All files of the search. */
export interface SearchFiles {
  file: SearchFile;
  /** By the beginnings of terms. */
  parts: Map<string, SearchPart>;
  details: string[][];
}

export interface SearchIndex {
  /** The entries by their ids. */
  entries: Map<number, FoundEntry>;
  engine: MiniSearch<IndexedDocument>;
}

interface IndexedDocument {
  id: number;
  title: string;
  words: string;
}

/** MiniSearch needs the same options to create and to load an index. */
const options: Options<IndexedDocument> = {
  fields: ['title', 'words'],
  storeFields: [],
  tokenize: listTerms,
  processTerm: (term) => term,
};

/** So many entries are loaded at once. */
const maxInFile = 3000;

/** The number of entries whose details are in one file. */
export const detailsInFile = 500;

/**
 * Creates the files of the search. Entries of a kind must follow each other. The words of entries
 * are only in the index.
 */
export function createSearchFiles(
  entries: readonly IndexedEntry[],
  maxEntries = maxInFile,
): SearchFiles {
  const engine = new MiniSearch(options);
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
    paths: own.map(({ path }) => path),
    lengths: ids.map(readLengths),
  };
}

/** The differences between ascending numbers. */
function subtract(numbers: readonly number[]): number[] {
  return numbers.map((each, index) => each - (numbers[index - 1] ?? 0));
}

function add(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((each) => {
    sum += each;
    return sum;
  });
}

function splitList<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** The part of a term that names its file. */
function readBeginning(term: string): string {
  return /^[a-z0-9]{2}/.exec(term)?.[0] ?? 'other';
}

/** The beginnings whose files a query needs; undefined if it has no word. */
export function chooseBeginnings(query: string, { beginnings }: SearchFile): string[] | undefined {
  const words = parseQuery(query);
  if (words.length === 0) return undefined;
  const wanted = words.flatMap(({ whole, parts }) => [whole, ...parts].map(readBeginning));
  return beginnings.filter((each) => wanted.includes(each));
}

/** Opens the index with the entries and terms of some files. */
export function openSearchFiles(file: SearchFile, parts: readonly SearchPart[] = []): SearchIndex {
  const all = [file.part, ...parts];
  const entries = new Map<number, FoundEntry>();
  const lengths: Record<number, Record<number, number>> = {};
  for (const part of all) {
    for (const [index, id] of add(part.ids).entries()) {
      const [title, words] = part.lengths[index] as [number, number];
      lengths[id] = { 0: title, 1: words };
      const detail = file.details[id];
      entries.set(id, {
        id,
        kind: file.kinds.findLast(([, first]) => first <= id)?.[0] as SearchKind,
        title: part.titles[index] as string,
        path: part.paths[index] as string,
        ...(detail !== undefined && { detail }),
      });
    }
  }
  const index = {
    index: all.flatMap(({ terms }) =>
      terms.map(([term, titles, words]) => [
        term,
        { ...countOnce(0, titles), ...countOnce(1, words) },
      ]),
    ),
    documentCount: file.count,
    nextId: file.count,
    documentIds: Object.fromEntries([...entries.keys()].map((id) => [id, id])),
    fieldIds: { title: 0, words: 1 },
    fieldLength: lengths,
    averageFieldLength: file.averageLengths,
    storedFields: {},
    dirtCount: 0,
    serializationVersion: 2,
  };
  return { entries, engine: MiniSearch.loadJS(index as unknown as AsPlainObject, options) };
}

/** An entry has each term of a field once: see `listTerms`. */
function countOnce(field: 0 | 1, differences: readonly number[]) {
  if (differences.length === 0) return {};
  return { [field]: Object.fromEntries(add(differences).map((id) => [id, 1])) };
}
