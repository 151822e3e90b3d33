import type { Row } from './rows';
import type { Block } from './side-by-side';

/** A stretch of rows: shown at once, or folded until the reader opens it. */
export interface Stretch {
  folded: boolean;
  rows: Row[];
}

/** A block cut into stretches, or a run of unchanged blocks folded into one. */
export type FoldedBlock =
  | { unchanged: false; block: Block; stretches: Stretch[] }
  | { unchanged: true; blocks: Block[]; rows: number };

/** Lines kept in sight on either side of a changed one. */
const context = 3;
/** A fold that hides fewer rows than this costs more than it saves. */
const leastFold = 4;

/** Folds what did not change: whole blocks first, then long stretches inside a changed one. */
export function foldBlocks(blocks: readonly Block[]): FoldedBlock[] {
  const folded: FoldedBlock[] = [];
  for (const block of blocks) {
    const isUnchanged = !block.moved && block.rows.every(({ kind }) => kind === 'same');
    if (!isUnchanged) {
      folded.push({ unchanged: false, block, stretches: cutStretches(block.rows) });
      continue;
    }
    const last = folded.at(-1);
    if (last?.unchanged) {
      last.blocks.push(block);
      last.rows += block.rows.length;
    } else {
      folded.push({ unchanged: true, blocks: [block], rows: block.rows.length });
    }
  }
  return folded;
}

function cutStretches(rows: readonly Row[]): Stretch[] {
  const near = rows.map((_, index) =>
    rows
      .slice(Math.max(0, index - context), index + context + 1)
      .some(({ kind }) => kind !== 'same'),
  );
  const stretches: Stretch[] = [];
  for (const [index, row] of rows.entries()) {
    const folded = near[index] === false;
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ folded, rows: [row] });
  }
  return mergeShortFolds(stretches);
}

function mergeShortFolds(stretches: readonly Stretch[]): Stretch[] {
  const merged: Stretch[] = [];
  for (const { folded, rows } of stretches) {
    const keep = folded && rows.length >= leastFold;
    const last = merged.at(-1);
    if (last?.folded === keep) last.rows.push(...rows);
    else merged.push({ folded: keep, rows: [...rows] });
  }
  return merged;
}
