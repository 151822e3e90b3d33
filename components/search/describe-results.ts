import { type MatchQuality, maxQueryLength, type SearchResults } from '@/lib/site/search/find';
import { countOf } from '@/lib/text/wording';

const notes: Record<MatchQuality, string> = {
  all: '',
  alike: ' Nothing has these very words; this is what has words like them.',
  some: ' Nothing has all of these words; this is what has some of them.',
};

/** Describes the results of a query in one line, which screen readers announce. */
export function describeResults(
  state: 'loading' | 'ready' | 'failed',
  text: string,
  results: SearchResults | undefined,
): string {
  if (text.trim() === '' || state === 'failed') return '';
  if (state === 'loading') return 'Loading what can be searched…';
  if (results === undefined) return 'A letter is in nearly every name: type another.';
  const { count, quality, groups } = results;
  const isCut = Array.from(text).length > maxQueryLength;
  const cut = isCut ? ` Only the first ${maxQueryLength} characters were searched for.` : '';
  if (count === 0) return `Nothing on record is called so, or nearly so.${cut}`;
  const kinds = groups.length > 1 ? ` of ${groups.length} kinds` : '';
  return `${countOf(count, 'result')}${kinds}.${notes[quality]}${cut}`;
}
