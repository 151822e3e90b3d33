import type { Cell, Row, RowKind } from './rows';
import { markWords, measureSimilarity } from './words';

/** Consecutive rows that have both sides, or of which each has one. */
export interface RowGroup {
  /**
   * Whether each row has one side. A split view puts the first row of the one side beside the first
   * row of the other, and so on.
   */
  isOneSided: boolean;
  rows: Row[];
}

/** Below this similarity two lines are unrelated, and marks would only be noise. */
const minSimilarity = 0.2;

/** Whether a row is no difference, or one that changes no permission. */
export function isWithoutEffect({ kind }: Row): boolean {
  return kind === 'same' || kind === 'moved' || kind === 'rewritten';
}

/** Groups rows by their sides, and marks the words in which rows beside one another differ. */
export function groupRows(rows: readonly Row[]): RowGroup[] {
  const groups: RowGroup[] = [];
  for (const row of rows) {
    const isOneSided = row.before === undefined || row.after === undefined;
    const last = groups.at(-1);
    if (last?.isOneSided === isOneSided) last.rows.push(row);
    else groups.push({ isOneSided, rows: [row] });
  }
  return groups.map((group) => (group.isOneSided ? markFacingRows(group) : group));
}

function markFacingRows({ rows }: RowGroup): RowGroup {
  const marked = [...rows];
  const [before, after] = (['before', 'after'] as const).map((side) =>
    rows.flatMap((row, index) => (row[side] === undefined ? [] : [index])),
  ) as [number[], number[]];
  for (const [place, left] of before.entries()) {
    const right = after[place];
    if (right === undefined) break;
    const old = getCell(rows[left], 'removed', 'before');
    const now = getCell(rows[right], 'added', 'after');
    if (old === undefined || now === undefined) continue;
    if (measureSimilarity(old.text, now.text) < minSimilarity) continue;
    const marks = markWords(old.text, now.text);
    marked[left] = { kind: 'removed', before: { ...old, parts: marks.before } };
    marked[right] = { kind: 'added', after: { ...now, parts: marks.after } };
  }
  return { isOneSided: true, rows: marked };
}

/** The cell of a row if the row is of a kind. */
function getCell(row: Row | undefined, kind: RowKind, side: 'before' | 'after'): Cell | undefined {
  return row?.kind === kind ? row[side] : undefined;
}
