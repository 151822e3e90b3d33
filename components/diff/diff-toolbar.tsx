import { countDocumentLines } from '@/lib/diff/count-lines';
import { foldBlocks } from '@/lib/diff/fold';
import { isWithoutEffect } from '@/lib/diff/group-rows';
import { limitShown } from '@/lib/diff/limit-shown';
import type { Block } from '@/lib/diff/side-by-side';

/** Above a diff: how many lines differ and how, which explains the signs, and its settings. */
export function DiffToolbar({ blocks }: { blocks: readonly Block[] }) {
  const { added, removed, moved, rewritten } = countDocumentLines(blocks);
  const counts: [string, string, number][] = [
    ['added', '+', added],
    ['removed', '−', removed],
    ['moved', '↕', moved],
    ['equivalent', '≈', rewritten],
  ];
  const parts = counts.filter(([, , count]) => count > 0);
  const hasEffect = added + removed > 0;
  const folded = foldBlocks(blocks);
  const hasNoise = folded.some(
    (each) =>
      !each.unchanged && each.block.rows.some((row) => row.kind !== 'same' && isWithoutEffect(row)),
  );
  const { shown, rest } = limitShown(folded);
  const hasFolds =
    rest.length > 0 ||
    shown.some((each) => each.unchanged || each.rest || each.sections.some(({ folded }) => folded));
  return (
    <div className="diff-bar">
      <p>
        {parts.length === 0 && 'No differences'}
        {parts.map(([word, sign, count]) => (
          <span key={word} className={word}>
            {sign} {count.toLocaleString('en-US')} {word}
          </span>
        ))}
      </p>
      {hasNoise && (
        <label className="scripted" title="Sid, order, and the notation of values">
          <input type="checkbox" data-hide="" />
          {hasEffect
            ? 'Hide changes that do not affect permissions'
            : 'Hide these changes: none affects permissions'}
        </label>
      )}
      {hasFolds && (
        <button type="button" className="scripted" data-expand="">
          Expand all
        </button>
      )}
      <fieldset className="scripted">
        <legend className="sr-only">Layout of the diff</legend>
        <button type="button" data-layout="split" aria-pressed="true">
          Split
        </button>
        <button type="button" data-layout="unified" aria-pressed="false">
          Unified
        </button>
      </fieldset>
    </div>
  );
}
