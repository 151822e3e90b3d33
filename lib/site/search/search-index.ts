import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { paths } from '../../addresses/paths';
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
  /** Empty where the kind and the title tell the path: see `derivePath`. */
  paths: string[];
  /** The numbers of terms of the title and of the words of each entry. */
  lengths: [number, number][];
}

export interface SearchIndex {
  /** The entries by their ids. */
  entries: Map<number, FoundEntry>;
  engine: MiniSearch<IndexedDocument>;
}

export interface IndexedDocument {
  id: number;
  title: string;
  words: string;
}

/** MiniSearch needs the same options to create and to load an index. */
export const engineOptions: Options<IndexedDocument> = {
  fields: ['title', 'words'],
  storeFields: [],
  tokenize: listTerms,
  processTerm: (term) => term,
};

/** The number of entries whose details are in one file. */
export const detailsInFile = 500;

/** The path of a policy, a version or an action; empty for other entries. */
export function derivePath({ kind, title }: Pick<SearchEntry, 'kind' | 'title'>): string {
  const space = title.lastIndexOf(' ');
  if (kind === 'policy') return paths.policy(title);
  if (kind === 'version') return paths.change(title.slice(0, space), title.slice(space + 1));
  if (kind !== 'action') return '';
  return title.startsWith('Deny ') ? paths.action(title.slice(5), 'Deny') : paths.action(title);
}

function add(differences: readonly number[]): number[] {
  let sum = 0;
  return differences.map((each) => {
    sum += each;
    return sum;
  });
}

/** The part of a term that names its file. */
export function readBeginning(term: string): string {
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
      const [inTitle, inWords] = part.lengths[index] as [number, number];
      lengths[id] = { 0: inTitle, 1: inWords };
      const detail = file.details[id];
      const kind = file.kinds.findLast(([, first]) => first <= id)?.[0] as SearchKind;
      const title = part.titles[index] as string;
      entries.set(id, {
        id,
        kind,
        title,
        path: part.paths[index] || derivePath({ kind, title }),
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
  return { entries, engine: MiniSearch.loadJS(index as unknown as AsPlainObject, engineOptions) };
}

/** An entry has each term of a field once: see `listTerms`. */
function countOnce(field: 0 | 1, differences: readonly number[]) {
  if (differences.length === 0) return {};
  return { [field]: Object.fromEntries(add(differences).map((id) => [id, 1])) };
}
