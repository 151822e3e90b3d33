import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import { listTerms } from './split-words';

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

/** `/tools/search.json`. The id of an entry in the index is its position in the list. */
export interface SearchFile {
  entries: SearchEntry[];
  index: AsPlainObject;
}

export interface SearchIndex {
  entries: SearchEntry[];
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

/** Creates the file of the search. The words of entries are only in the index. */
export function createSearchFile(entries: readonly IndexedEntry[]): SearchFile {
  const engine = new MiniSearch(options);
  engine.addAll(entries.map(({ title, words }, id) => ({ id, title, words: words.join(' ') })));
  return { entries: entries.map(({ words, ...entry }) => entry), index: engine.toJSON() };
}

export function openSearchFile({ entries, index }: SearchFile): SearchIndex {
  return { entries, engine: MiniSearch.loadJS(index, options) };
}
