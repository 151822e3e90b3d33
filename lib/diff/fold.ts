import type { Cell, Row } from './rows';
import type { Block } from './side-by-side';

/** A stretch of rows: shown at once, or folded until the reader opens it. */
export interface Section {
  folded: boolean;
  rows: Row[];
}

/** A block cut into stretches, or a run of unchanged blocks folded into one. */
export type FoldedBlock =
  | { unchanged: false; block: Block; sections: Section[] }
  | { unchanged: true; blocks: Block[]; rows: number };

/** Lines kept in sight on either side of a changed one. */
const context = 3;
/** A fold that hides fewer rows than this costs more than it saves. */
const minFold = 4;

/**
 * Folds what did not change, keys in another order included: whole blocks first, then long
 * stretches inside a changed one.
 */
export function foldBlocks(blocks: readonly Block[]): FoldedBlock[] {
  const folded: FoldedBlock[] = [];
  for (const block of blocks) {
    const isUnchanged = block.moved === undefined && block.rows.every(isUnchangedRow);
    if (!isUnchanged) {
      folded.push({ unchanged: false, block, sections: splitSections(block.rows) });
      continue;
    }
    const last = folded.at(-1);
    if (last?.unchanged) {
      last.blocks.push(block);
      last.rows += countLines(block.rows);
    } else {
      folded.push({ unchanged: true, blocks: [block], rows: countLines(block.rows) });
    }
  }
  return folded;
}

/** A line that is the same, in the same place or moved along with its key or its statement. */
function isUnchangedRow({ kind, isCarried }: Row): boolean {
  return kind === 'same' || isCarried === true;
}

/** How many lines of a document rows are: of the later one, where it has them. */
export function countLines(rows: readonly Row[]): number {
  const later = rows.filter(({ after }) => after !== undefined).length;
  return later > 0 ? later : rows.length;
}

/** Whether both sides have the same lines in the same order, but for indentation and commas. */
export function haveSameLines(rows: readonly Row[]): boolean {
  const strip = (cell: Cell | undefined) => cell?.text.trim().replace(/,$/, '');
  return rows.every(({ kind, before, after }) => kind === 'same' && strip(before) === strip(after));
}

function splitSections(rows: readonly Row[]): Section[] {
  const near = rows.map((_, index) =>
    rows
      .slice(Math.max(0, index - context), index + context + 1)
      .some((row) => !isUnchangedRow(row)),
  );
  const stretches: Section[] = [];
  for (const [index, row] of rows.entries()) {
    const folded = near[index] === false;
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ folded, rows: [row] });
  }
  return mergeShortFolds(stretches);
}

function mergeShortFolds(stretches: readonly Section[]): Section[] {
  const merged: Section[] = [];
  for (const { folded, rows } of stretches) {
    const keep = folded && rows.length >= minFold;
    const last = merged.at(-1);
    if (last?.folded === keep) last.rows.push(...rows);
    else merged.push({ folded: keep, rows: [...rows] });
  }
  return merged;
}
