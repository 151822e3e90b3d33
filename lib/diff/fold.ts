import { isWithoutEffect } from './group-rows';
import type { Row } from './rows';
import type { Block } from './side-by-side';

/** Consecutive rows of a block, shown at once or folded. */
export interface Section {
  folded: boolean;
  rows: Row[];
}

/** A block divided into sections, or consecutive unchanged blocks folded into one. */
export type FoldedBlock =
  | {
      unchanged: false;
      block: Block;
      sections: Section[];
      /** Whether no row of the block changes a permission. */
      withoutEffect: boolean;
    }
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
      folded.push({
        unchanged: false,
        block,
        sections: splitSections(block.rows),
        withoutEffect: block.rows.every(isWithoutEffect),
      });
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

/**
 * By how much the line numbers after differ from those before, where both sides have exactly the
 * same lines in the same order; undefined otherwise.
 */
export function measureShift(rows: readonly Row[]): number | undefined {
  const shifts = new Set(
    rows.map(({ before, after }) =>
      before !== undefined && after !== undefined && before.text === after.text
        ? after.number - before.number
        : undefined,
    ),
  );
  const [shift] = shifts;
  return shifts.size === 1 ? shift : undefined;
}

/** The number of changes: runs of changed rows, at least one for each block that is not unchanged. */
export function countChanges(folded: readonly FoldedBlock[]): number {
  return folded.reduce((sum, each) => {
    if (each.unchanged) return sum;
    const starts = each.block.rows.filter((row, index, rows) => {
      const previous = rows[index - 1];
      return !isUnchangedRow(row) && (previous === undefined || isUnchangedRow(previous));
    });
    return sum + Math.max(1, starts.length);
  }, 0);
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
