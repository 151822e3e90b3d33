import type { RowKind } from './rows';
import type { Block } from './side-by-side';

/** How many lines two documents have, and how many of them differ. */
export interface LineCounts {
  /** The lines of each document. */
  before: number;
  after: number;
  added: number;
  removed: number;
  /** Lines in another position, each counted once. */
  moved: number;
  /** Lines in another notation, each counted once. */
  rewritten: number;
}

/** Counts the lines of compared documents. Values that share a line of a text count as one line. */
export function countDocumentLines(blocks: readonly Block[]): LineCounts {
  const rows = blocks.flatMap((block) => block.rows);
  const countSide = (side: 'before' | 'after', ...kinds: RowKind[]) =>
    new Set(
      rows.flatMap((row) =>
        kinds.length === 0 || kinds.includes(row.kind) ? (row[side]?.number ?? []) : [],
      ),
    ).size;
  return {
    before: countSide('before'),
    after: countSide('after'),
    added: countSide('after', 'added', 'changed'),
    removed: countSide('before', 'removed', 'changed'),
    moved: Math.max(countSide('before', 'moved'), countSide('after', 'moved')),
    rewritten: Math.max(countSide('before', 'rewritten'), countSide('after', 'rewritten')),
  };
}
