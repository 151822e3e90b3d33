import { expect, test } from 'vitest';
import { buildReview } from '../../../testing/reviews';
import type { Verdict } from '../../iam/compare/difference';
import type { DocumentReview } from './document-review';
import { describeOverall, joinVerdicts, readVerdict } from './overall';

const [wider, narrower, both] = [
  buildReview({ verdict: 'wider' }),
  buildReview({ verdict: 'narrower' }),
  buildReview({ verdict: 'both' }),
];
const [same, undecided] = [buildReview({}), buildReview({ verdict: 'undecided' })];
const [problem, note] = [buildReview({ problem: 'x' }), buildReview({ note: 'x' })];

test.each<[reviews: DocumentReview[], verdict: Verdict, sentence: string]>([
  [[], 'same', 'No change: no IAM policy document to compare changed.'],
  [[note], 'same', 'No change: no IAM policy document to compare changed.'],
  [[wider, same], 'wider', 'Wider: 1 policy document allows more, 1 allows the same.'],
  [[wider, wider], 'wider', 'Wider: 2 policy documents allow more.'],
  [[wider, narrower], 'both', 'Mixed: 1 policy document allows more, 1 allows less.'],
  [[both], 'both', 'Mixed: 1 policy document allows more and less.'],
  [
    [narrower, problem],
    'narrower',
    'Narrower: 1 policy document allows less, 1 cannot be decided.',
  ],
  [
    [undecided, problem, same],
    'undecided',
    'Undecided: 2 policy documents cannot be decided, 1 allows the same.',
  ],
])('joins %#', (reviews, verdict, sentence) => {
  expect(joinVerdicts(reviews, false)).toBe(verdict);
  expect(describeOverall(reviews, false)).toBe(sentence);
});

test('ignores future actions', () => {
  const review = buildReview({ verdict: 'wider', knownVerdict: 'same' });
  expect([readVerdict(review, false), readVerdict(review, true)]).toEqual(['wider', 'same']);
});
