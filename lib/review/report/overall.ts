import type { Verdict } from '../../iam/compare/difference';
import { verdictLabels } from '../../text/chip';
import { countOf } from '../../text/wording';
import type { DocumentReview } from './document-review';

/** The verdict of a document; undefined where it is not compared. */
export function readVerdict(
  { result }: DocumentReview,
  ignoreFuture: boolean,
): Verdict | undefined {
  if (result.kind === 'note') return undefined;
  if (result.kind === 'problem') return 'undecided';
  return ignoreFuture ? result.comparison.knownVerdict : result.comparison.verdict;
}

/** The verdict of all documents together. Documents that cannot be compared count where no other differs. */
export function joinVerdicts(reviews: readonly DocumentReview[], ignoreFuture: boolean): Verdict {
  const verdicts = new Set(reviews.map((review) => readVerdict(review, ignoreFuture)));
  const isWider = verdicts.has('wider') || verdicts.has('both');
  const isNarrower = verdicts.has('narrower') || verdicts.has('both');
  if (isWider) return isNarrower ? 'both' : 'wider';
  if (isNarrower) return 'narrower';
  return verdicts.has('undecided') ? 'undecided' : 'same';
}

const phrases: readonly (readonly [verdict: Verdict, one: string, several: string])[] = [
  ['wider', 'allows more', 'allow more'],
  ['both', 'allows more and less', 'allow more and less'],
  ['narrower', 'allows less', 'allow less'],
  ['undecided', 'cannot be decided', 'cannot be decided'],
  ['same', 'allows the same', 'allow the same'],
];

/** The answer in one sentence: `Wider: 1 policy document allows more, 2 allow the same.` */
export function describeOverall(reviews: readonly DocumentReview[], ignoreFuture: boolean): string {
  const label = verdictLabels[joinVerdicts(reviews, ignoreFuture)];
  const verdicts = reviews.map((review) => readVerdict(review, ignoreFuture));
  const counted = phrases
    .map(([verdict, one, several]) => {
      const count = verdicts.filter((each) => each === verdict).length;
      return { count, phrase: count === 1 ? one : several };
    })
    .filter(({ count }) => count > 0);
  if (counted.length === 0) return `${label}: no IAM policy document to compare changed.`;
  const clauses = counted.map(({ count, phrase }, index) => {
    const subject = index === 0 ? countOf(count, 'policy document') : count.toLocaleString('en-US');
    return `${subject} ${phrase}`;
  });
  return `${label}: ${clauses.join(', ')}.`;
}
