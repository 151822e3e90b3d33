import type { Comparison } from '@/lib/iam/compare/difference';
import { verdictChip } from '@/lib/text/chips';
import { describeAccess } from '@/lib/text/verdict';
import { Chips } from '../ui/chip';
import { Sentence } from '../ui/prose';

/** The verdict on two versions as a chip, then what is added and removed. */
export function VerdictSummary({
  comparison,
  isSameDocument,
}: {
  comparison: Comparison;
  isSameDocument: boolean;
}) {
  const text = isSameDocument
    ? 'Both versions have the same document.'
    : describeAccess(comparison);
  return (
    <>
      <Chips chips={[verdictChip(comparison.knownVerdict)]} />
      <p className="lead">
        <Sentence text={text} />
      </p>
    </>
  );
}
