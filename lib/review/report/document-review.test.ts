import { expect, test } from 'vitest';
import { buildReview } from '../../../testing/reviews';
import { describeProblem, describeResult, nameReview } from './document-review';

test('names a review', () => {
  expect(
    [
      { path: 'a', id: '' },
      { path: 'a', id: 'b' },
    ].map(nameReview),
  ).toEqual(['a', 'a: b']);
});

test.each([
  [buildReview({ note: 'N\u001b.' }), 'N\\u{1b}.'],
  [buildReview({ problem: 'x' }), '/a: expected b, found x. Correct it.'],
  [buildReview({ text: 'T' }), 'T'],
  [buildReview({ text: 'T', findings: ['F.'] }), 'F.\n\nT'],
])('describes a result: %#', ({ result }, text) => {
  expect(describeResult(result)).toBe(text);
});

test('cuts and escapes a problem', () => {
  const problem = { place: '', expected: 'a', found: `\n${'x'.repeat(2000)}`, remedy: 'R.' };
  const text = describeProblem(problem);
  expect(text).toHaveLength(1004);
  expect(text).toMatch(/^expected a, found \\u\{a\}x+…$/);
});
