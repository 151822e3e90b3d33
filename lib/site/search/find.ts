import type { Query, SearchOptions, SearchResult } from 'minisearch';
import { type FoundEntry, type SearchIndex, type SearchKind, searchKinds } from './search-index';
import { parseQuery, type QueryWord } from './split-words';

/** An entry that matches a query. */
export interface Hit {
  entry: Omit<FoundEntry, 'id'> & { id?: number };
  /** Lists the words to mark in the entry; a function, since only the shown hits need them. */
  listMarks: () => string[];
}

/** The hits of a kind, best first. */
export interface HitGroup {
  kind: SearchKind;
  hits: Hit[];
}

/** How hits match: all words of the query, all words with typing errors, or only some words. */
export type MatchQuality = 'all' | 'alike' | 'some';

export interface SearchResults {
  /** The group of the best hit first. */
  groups: HitGroup[];
  count: number;
  quality: MatchQuality;
  /** Other queries that have results, if this query has none. */
  suggestions: string[];
}

/** Longer queries are truncated. */
export const maxQueryLength = 200;

const maxSuggestions = 5;

/** Readers more likely mean some kinds than others. */
const weights: Record<SearchKind, number> = {
  policy: 3,
  action: 1.5,
  version: 1.25,
  announcement: 1,
  day: 1,
  resource: 0.75,
};

/** Truncates a query between two characters, never within one. */
export function truncateQuery(query: string): string {
  return Array.from(query).slice(0, maxQueryLength).join('');
}

/**
 * Finds the entries for a query by exact words and their beginnings; if there are none, with typing
 * errors. Returns undefined for a query without a word.
 */
export function find(index: SearchIndex, query: string): SearchResults | undefined {
  const words = parseQuery(truncateQuery(query));
  if (words.length === 0) return undefined;
  const isKnown = createTermCheck(index);
  const unlessKnown = (term: string) => !isKnown(term) && findMaxErrors(term);
  const attempts: [MatchQuality, 'AND' | 'OR', SearchOptions['fuzzy']][] = [
    ['all', 'AND', false],
    // A word of the index has no typing error, unless no entry has it together with the others.
    ['alike', 'AND', unlessKnown],
    ['alike', 'AND', findMaxErrors],
    ['some', 'OR', unlessKnown],
  ];
  for (const [quality, combineWith, fuzzy] of attempts) {
    const results = index.engine.search(
      { combineWith, queries: words.map((word) => buildQuery(word, isKnown)) },
      { ...options, fuzzy },
    );
    if (results.length > 0) return groupResults(index, query, results, quality);
  }
  return { groups: [], count: 0, quality: 'all', suggestions: suggest(index, query) };
}

const options: SearchOptions = {
  tokenize: (term) => [term],
  prefix: true,
  // Titles weigh more than long lists of words, of which many start alike.
  boost: { title: 8 },
};

/** A word is searched as it is and, if the index does not have it, also by all its parts. */
function buildQuery({ whole, parts }: QueryWord, isKnown: (term: string) => boolean): Query {
  if (parts.length === 0 || isKnown(whole)) return whole;
  return { combineWith: 'OR', queries: [whole, { combineWith: 'AND', queries: parts }] };
}

/** Returns how many letters of a term may be wrong: none of short terms, ids and days. */
function findMaxErrors(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 8 ? 1 : 2;
}

function createTermCheck({ engine }: SearchIndex): (term: string) => boolean {
  const known = new Map<string, boolean>();
  return (term) => {
    const isKnown = known.get(term) ?? engine.search(term, options).length > 0;
    known.set(term, isKnown);
    return isKnown;
  };
}

function groupResults(
  { entries }: SearchIndex,
  query: string,
  results: readonly SearchResult[],
  quality: MatchQuality,
): SearchResults {
  const name = query.trim().toLowerCase();
  const found = results
    .map(({ id, score, terms, queryTerms }) => {
      const entry = entries.get(id) as FoundEntry;
      const rank = hasName(entry, name) ? Number.POSITIVE_INFINITY : score * weights[entry.kind];
      return {
        rank,
        id,
        kind: entry.kind,
        hit: { entry, listMarks: () => listMarks(terms, queryTerms) },
      };
    })
    // Ids have the order of the list, in which the newest come first.
    .sort((a, b) => (a.rank === b.rank ? a.id - b.id : b.rank - a.rank));
  const kinds = new Set([...found.map(({ kind }) => kind), ...searchKinds]);
  const groups = [...kinds]
    .map((kind) => ({
      kind,
      hits: found.filter((each) => each.kind === kind).map(({ hit }) => hit),
    }))
    .filter(({ hits }) => hits.length > 0);
  return { groups, count: found.length, quality, suggestions: [] };
}

/** Whether an entry has a name; an action also without its service. */
function hasName({ kind, title }: FoundEntry, name: string): boolean {
  const own = title.toLowerCase();
  return own === name || (kind === 'action' && own.slice(own.indexOf(':') + 1) === name);
}

/** Lists the longest beginning of each matched term that the query has; otherwise the term. */
function listMarks(terms: readonly string[], queryTerms: readonly string[]): string[] {
  const marks = terms.map((term) => {
    const prefixes = queryTerms.filter((each) => term.startsWith(each));
    return prefixes.reduce((a, b) => (b.length > a.length ? b : a), '') || term;
  });
  return [...new Set(marks)];
}

/** Suggests words of titles that are similar, with more errors than `find` allows. */
function suggest({ engine }: SearchIndex, query: string): string[] {
  const suggestions = engine.autoSuggest(truncateQuery(query), {
    ...options,
    tokenize: (text) => parseQuery(text).flatMap(({ whole, parts }) => [whole, ...parts]),
    fields: ['title'],
    combineWith: 'OR',
    fuzzy: 0.4,
  });
  // A name that matches with several terms is one suggestion, by the longest term.
  const names = suggestions.map(({ terms }) =>
    terms.reduce((longest, term) => (term.length > longest.length ? term : longest)),
  );
  return [...new Set(names)].slice(0, maxSuggestions);
}
