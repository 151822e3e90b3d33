import MiniSearch, { type AsPlainObject, type Options } from 'minisearch';
import type { Findable, SearchEntry } from './entry';
import { listTerms } from './split-words';

/** What the page of search loads: an entry has its place in the list for an id. */
export interface SearchFile {
  entries: SearchEntry[];
  index: AsPlainObject;
}

/** An index that can be asked. */
export interface SearchIndex {
  entries: SearchEntry[];
  engine: MiniSearch<Indexed>;
}

interface Indexed {
  id: number;
  title: string;
  words: string;
}

/** Both who makes the index and who opens it must tell the library the same. */
const options: Options<Indexed> = {
  fields: ['title', 'words'],
  storeFields: [],
  tokenize: listTerms,
  processTerm: (term) => term,
};

/** The words are in the index alone, and the entries in the list alone. */
export function makeSearchFile(entries: readonly Findable[]): SearchFile {
  const engine = new MiniSearch(options);
  engine.addAll(entries.map(({ title, words }, id) => ({ id, title, words: words.join(' ') })));
  return { entries: entries.map(({ words, ...entry }) => entry), index: engine.toJSON() };
}

export function openSearchFile({ entries, index }: SearchFile): SearchIndex {
  return { entries, engine: MiniSearch.loadJS(index, options) };
}
