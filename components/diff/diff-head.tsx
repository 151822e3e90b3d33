import { countDocumentLines } from '@/lib/diff/count-lines';
import type { Block } from '@/lib/diff/side-by-side';
import { dayOf } from '@/lib/history/days';
import type { ServedVersion } from '@/lib/record/types';
import { countOf } from '@/lib/text/wording';
import { Time } from '../ui/time';
import type { Sides } from './diff-table';

/** The names of two documents, and the dates from which they were the default version. */
export interface DiffSides extends Sides {
  dates?: Partial<Sides>;
}

/** The sides of two versions of a policy. */
export function describeSides(before: ServedVersion, after: ServedVersion): DiffSides {
  return {
    before: before.versionId,
    after: after.versionId,
    dates: { before: dayOf(before.createDate), after: dayOf(after.createDate) },
  };
}

/** The header of a diff, which stays in view: both documents, and where the reader is. */
export function DiffHead({
  sides,
  blocks,
  changes,
}: {
  sides: DiffSides;
  blocks: readonly Block[];
  changes: number;
}) {
  const counts = countDocumentLines(blocks);
  return (
    <div className="diff-head">
      {(['before', 'after'] as const).map((side) => (
        <p key={side}>
          <strong>{sides[side]}</strong> {sides.dates?.[side] && <Time at={sides.dates[side]} />}{' '}
          <span>{countOf(counts[side], 'line')}</span>
        </p>
      ))}
      {changes > 0 && (
        <p className="diff-nav">
          <output>{countOf(changes, 'change')}</output>
          <button
            type="button"
            className="scripted"
            data-go="-1"
            aria-label="Previous change"
            title="Previous change (k)"
          >
            ↑
          </button>
          <button
            type="button"
            className="scripted"
            data-go="1"
            aria-label="Next change"
            title="Next change (j)"
          >
            ↓
          </button>
        </p>
      )}
    </div>
  );
}
