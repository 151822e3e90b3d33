import type { Query, SearchOptions, SearchResult } from 'minisearch';
import { type SearchEntry, type SearchKind, searchKinds } from './entry';
import type { SearchIndex } from './search-index';
import { type AskedWord, readQuestion } from './split-words';

/** One entry that was found. */
export interface Hit {
  entry: SearchEntry;
  /** The words of the question or of the index to mark in it: of a few hits of many. */
  listMarks: () => string[];
}

/** Hits of one kind, the best first. */
export interface HitGroup {
  kind: SearchKind;
  hits: Hit[];
}

/**
 * How near hits are: they have all words asked, or all but for slips of the fingers, or only
 * some of the words.
 */
export type Nearness = 'all' | 'alike' | 'some';

export interface Findings {
  /** The group of the best hit first. */
  groups: HitGroup[];
  count: number;
  nearness: Nearness;
  /** Other questions that would find something; only where this one finds nothing. */
  suggestions: string[];
}

/** A question longer than this is cut. */
export const longestQuestion = 200;

/** No more questions are suggested than this. */
const mostSuggested = 5;

/** What a reader most likely means by words that several kinds have. */
const weights: Record<SearchKind, number> = {
  policy: 3,
  action: 1.5,
  version: 1.25,
  announcement: 1,
  day: 1,
  resource: 0.75,
};

/** The part of a question that is asked, cut at a character, never within one. */
export function cutQuestion(question: string): string {
  return Array.from(question).slice(0, longestQuestion).join('');
}

/**
 * What the index has for a question: by exact words and their beginnings, then less exactly.
 * Undefined where the question has no word yet.
 */
export function find(index: SearchIndex, question: string): Findings | undefined {
  const words = readQuestion(cutQuestion(question));
  if (words.length === 0) return undefined;
  const isKnown = rememberKnown(index);
  const unlessKnown = (term: string) => !isKnown(term) && measureSlips(term);
  const attempts: [Nearness, 'AND' | 'OR', SearchOptions['fuzzy']][] = [
    ['all', 'AND', false],
    // A word that the index has is no slip, unless nothing has it beside the others.
    ['alike', 'AND', unlessKnown],
    ['alike', 'AND', measureSlips],
    ['some', 'OR', unlessKnown],
  ];
  for (const [nearness, combineWith, fuzzy] of attempts) {
    const results = index.engine.search(
      { combineWith, queries: words.map((word) => askWord(word, isKnown)) },
      { ...options, fuzzy },
    );
    if (results.length > 0) return describe(index, question, results, nearness);
  }
  return { groups: [], count: 0, nearness: 'all', suggestions: suggest(index, question) };
}

const options: SearchOptions = {
  tokenize: (term) => [term],
  prefix: true,
  // Long lists of words have many that begin alike; what something is called outweighs them.
  boost: { title: 8 },
};

/** A word as it stands where the index has it so, else also by all that it is made of. */
function askWord({ whole, parts }: AskedWord, isKnown: (term: string) => boolean): Query {
  if (parts.length === 0 || isKnown(whole)) return whole;
  return { combineWith: 'OR', queries: [whole, { combineWith: 'AND', queries: parts }] };
}

/**
 * How many letters of a term may be wrong: none of a short one, which would be another word,
 * nor of ids and days, where each figure counts.
 */
function measureSlips(term: string): number | false {
  if (term.length < 4 || /\d/.test(term)) return false;
  return term.length < 8 ? 1 : 2;
}

function rememberKnown({ engine }: SearchIndex): (term: string) => boolean {
  const known = new Map<string, boolean>();
  return (term) => {
    const answer = known.get(term) ?? engine.search(term, options).length > 0;
    known.set(term, answer);
    return answer;
  };
}

function describe(
  { entries }: SearchIndex,
  question: string,
  results: readonly SearchResult[],
  nearness: Nearness,
): Findings {
  const asked = question.trim().toLowerCase();
  const found = results
    .map(({ id, score, terms, queryTerms }) => {
      const entry = entries[id] as SearchEntry;
      const rank = isNamed(entry, asked) ? Number.POSITIVE_INFINITY : score * weights[entry.kind];
      return {
        rank,
        id,
        kind: entry.kind,
        hit: { entry, listMarks: () => listMarks(terms, queryTerms) },
      };
    })
    // Ids are in the order of the list, in which the newest come first.
    .sort((a, b) => (a.rank === b.rank ? a.id - b.id : b.rank - a.rank));
  const kinds = new Set([...found.map(({ kind }) => kind), ...searchKinds]);
  const groups = [...kinds]
    .map((kind) => ({
      kind,
      hits: found.filter((each) => each.kind === kind).map(({ hit }) => hit),
    }))
    .filter(({ hits }) => hits.length > 0);
  return { groups, count: found.length, nearness, suggestions: [] };
}

/** Whether an entry is called just so; an action also without its service. */
function isNamed({ kind, title }: SearchEntry, asked: string): boolean {
  const name = title.toLowerCase();
  return name === asked || (kind === 'action' && name.slice(name.indexOf(':') + 1) === asked);
}

/** Of a term that begins as it was asked that beginning, else the term that is like it. */
function listMarks(terms: readonly string[], asked: readonly string[]): string[] {
  return [
    ...new Set(
      terms.map((term) => {
        const begun = asked.filter((each) => term.startsWith(each));
        return begun.reduce((a, b) => (b.length > a.length ? b : a), '') || term;
      }),
    ),
  ];
}

/** Words of names that are like those asked, if less so than a slip. */
function suggest({ engine }: SearchIndex, question: string): string[] {
  const suggestions = engine.autoSuggest(cutQuestion(question), {
    ...options,
    tokenize: (text) => readQuestion(text).flatMap(({ whole, parts }) => [whole, ...parts]),
    fields: ['title'],
    combineWith: 'OR',
    fuzzy: 0.4,
  });
  // One name by its whole and its parts is one suggestion, not three in a row.
  const names = suggestions.map(({ terms }) =>
    terms.reduce((longest, term) => (term.length > longest.length ? term : longest)),
  );
  return [...new Set(names)].slice(0, mostSuggested);
}
