import type { Cell, Row } from './rows';
import type { Block } from './side-by-side';

/** Consecutive rows of a block, shown at once or folded. */
export interface Section {
  folded: boolean;
  rows: Row[];
}

/** A block divided into sections, or consecutive unchanged blocks folded into one. */
export type FoldedBlock =
  | { unchanged: false; block: Block; sections: Section[] }
  | { unchanged: true; blocks: Block[]; rows: number };

/** The number of unchanged lines shown before and after a changed one. */
const context = 3;
/** The control that opens a fold takes as much space as a few rows. */
const minFold = 4;

/**
 * Folds unchanged rows, those of keys in another order included: whole blocks, and long sections
 * inside changed blocks.
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

/** Whether a line is the same, in the same place or moved together with its key or statement. */
function isUnchangedRow({ kind, isCarried }: Row): boolean {
  return kind === 'same' || isCarried === true;
}

/** The number of lines that the document after has in some rows; else that of the one before. */
export function countLines(rows: readonly Row[]): number {
  const later = rows.filter(({ after }) => after !== undefined).length;
  return later > 0 ? later : rows.length;
}

/** Whether both sides have the same lines in the same order, apart from indentation and commas. */
export function haveSameLines(rows: readonly Row[]): boolean {
  const strip = (cell: Cell | undefined) => cell?.text.trim().replace(/,$/, '');
  return rows.every(({ kind, before, after }) => kind === 'same' && strip(before) === strip(after));
}

function splitSections(rows: readonly Row[]): Section[] {
  const isNearChange = rows.map((_, index) =>
    rows
      .slice(Math.max(0, index - context), index + context + 1)
      .some((row) => !isUnchangedRow(row)),
  );
  const stretches: Section[] = [];
  for (const [index, row] of rows.entries()) {
    const folded = isNearChange[index] === false;
    const last = stretches.at(-1);
    if (last?.folded === folded) last.rows.push(row);
    else stretches.push({ folded, rows: [row] });
  }
  return mergeShortFolds(stretches);
}

function mergeShortFolds(stretches: readonly Section[]): Section[] {
  const merged: Section[] = [];
  for (const { folded, rows } of stretches) {
    const canFold = folded && rows.length >= minFold;
    const last = merged.at(-1);
    if (last?.folded === canFold) last.rows.push(...rows);
    else merged.push({ folded: canFold, rows: [...rows] });
  }
  return merged;
}
