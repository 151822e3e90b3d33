import { type MatchQuality, maxQueryLength, type SearchResults } from '@/lib/site/search/find';
import { countOf } from '@/lib/text/wording';

const notes: Record<MatchQuality, string> = {
  all: '',
  alike: ' No exact match: these have similar words.',
  some: ' None has all of the words: these have some of them.',
};

/** Describes the results of a query in one line, which screen readers announce. */
export function describeResults(
  state: 'loading' | 'ready' | 'failed',
  text: string,
  results: SearchResults | undefined,
): string {
  if (text.trim() === '' || state === 'failed') return '';
  if (state === 'loading') return 'Loading …';
  if (results === undefined) return 'Type at least two letters.';
  const { count, quality } = results;
  const isCut = Array.from(text).length > maxQueryLength;
  const cut = isCut ? ` Only the first ${maxQueryLength} characters are used.` : '';
  if (count === 0) return `No results.${cut}`;
  return `${countOf(count, 'result')}.${notes[quality]}${cut}`;
}
