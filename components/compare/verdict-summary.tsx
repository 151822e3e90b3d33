import type { Comparison } from '@/lib/iam/compare/difference';
import { verdictChip } from '@/lib/text/chip';
import { describeAccess } from '@/lib/text/verdict';
import { Chip } from '../ui/chip';
import { Sentence } from '../ui/prose';

/** The verdict on two versions as a chip, then what is added and removed. */
export function VerdictSummary({
  comparison,
  isSameDocument,
}: {
  comparison: Comparison;
  isSameDocument: boolean;
}) {
  const { text, tone } = verdictChip(comparison.knownVerdict);
  return (
    <p className="lead">
      <Chip tone={tone}>{text}</Chip>{' '}
      <Sentence
        text={isSameDocument ? 'Both versions have the same document.' : describeAccess(comparison)}
      />
    </p>
  );
}
