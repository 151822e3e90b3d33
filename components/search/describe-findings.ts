import { type Findings, longestQuestion, type Nearness } from '@/lib/site/search/find';
import { countOf } from '@/lib/text/wording';

const notes: Record<Nearness, string> = {
  all: '',
  alike: ' Nothing has these very words; this is what has words like them.',
  some: ' Nothing has all of these words; this is what has some of them.',
};

/** What came of a question, in a line, as a screen reader tells it. */
export function describeFindings(
  state: 'loading' | 'ready' | 'failed',
  text: string,
  findings: Findings | undefined,
): string {
  if (text.trim() === '' || state === 'failed') return '';
  if (state === 'loading') return 'Loading what can be searched…';
  if (findings === undefined) return 'A letter is in nearly every name: type another.';
  const { count, nearness, groups } = findings;
  const isCut = Array.from(text).length > longestQuestion;
  const cut = isCut ? ` Only the first ${longestQuestion} characters were searched for.` : '';
  if (count === 0) return `Nothing on record is called so, or nearly so.${cut}`;
  const kinds = groups.length > 1 ? ` of ${groups.length} kinds` : '';
  return `${countOf(count, 'result')}${kinds}.${notes[nearness]}${cut}`;
}
