import { diffArrays } from 'diff';
import { keyLine, type Line } from './lines';
import { markWords, type Part } from './words';

export type { Part } from './words';

/** One side of a row. `parts` is there where words are marked, and joined it is `text`. */
export interface Cell {
  number: number;
  text: string;
  parts?: Part[];
}

/**
 * same: on both sides, the text too. changed: one line became a like one. added, removed:
 * on one side only. moved: on the other side elsewhere in the same list, which is no change.
 * rewritten: the same, written differently (a scalar made a list, another letter case).
 */
export type RowKind = 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'rewritten';

export interface Row {
  kind: RowKind;
  before?: Cell;
  after?: Cell;
}

/** Aligns the lines of one statement, or of what stands around the statements, to rows. */
export function alignLines(before: readonly Line[], after: readonly Line[]): Row[] {
  const steps = diffArrays(before.map(keyLine), after.map(keyLine));
  const rows: Row[] = [];
  const sides = { before: describeSide(before), after: describeSide(after) };
  let [left, right] = [0, 0];
  let removed: Line[] = [];
  for (const { value, added, removed: gone } of steps) {
    if (gone) {
      removed = before.slice(left, left + value.length);
      left += value.length;
    } else if (added) {
      rows.push(...alignHunk(removed, after.slice(right, right + value.length), sides));
      removed = [];
      right += value.length;
    } else {
      rows.push(...alignHunk(removed, [], sides));
      removed = [];
      for (let step = 0; step < value.length; step += 1) {
        rows.push(joinLines(before[left + step] as Line, after[right + step] as Line));
      }
      left += value.length;
      right += value.length;
    }
  }
  return [...rows, ...alignHunk(removed, [], sides)];
}

interface Side {
  keys: Set<string>;
  paths: Set<string>;
}

function describeSide(lines: readonly Line[]): Side {
  return {
    keys: new Set(lines.map(keyLine)),
    paths: new Set(lines.map(({ path }) => path)),
  };
}

function joinLines(before: Line, after: Line): Row {
  const same = writeOut(before) === writeOut(after);
  return { kind: same ? 'same' : 'rewritten', before: toCell(before), after: toCell(after) };
}

/** Removed lines first, then added ones; a line that became a like one shares its row. */
function alignHunk(
  removed: readonly Line[],
  added: readonly Line[],
  sides: { before: Side; after: Side },
): Row[] {
  const free = new Set(added.filter((line) => judgeLine(line, sides.before, 'added') === 'added'));
  const partners = new Map<Line, Row>();
  const rows: Row[] = removed.map((line) => {
    const kind = judgeLine(line, sides.after, 'removed');
    if (kind !== 'removed') return { kind, before: toCell(line) };
    for (const candidate of free) {
      const marks = markWords(line, candidate);
      if (marks === undefined) continue;
      free.delete(candidate);
      const row: Row = {
        kind: 'changed',
        before: { ...toCell(line), parts: marks.before },
        after: { ...toCell(candidate), parts: marks.after },
      };
      partners.set(candidate, row);
      return row;
    }
    return { kind, before: toCell(line) };
  });
  for (const line of added) {
    if (partners.has(line)) continue;
    rows.push({ kind: judgeLine(line, sides.before, 'added'), after: toCell(line) });
  }
  return rows;
}

function judgeLine(line: Line, other: Side, otherwise: 'added' | 'removed'): RowKind {
  if (line.value !== undefined) return other.keys.has(keyLine(line)) ? 'moved' : otherwise;
  return other.paths.has(line.path) ? 'rewritten' : otherwise;
}

function toCell({ number, text }: Line): Cell {
  return { number, text };
}

/** A line's text without what its place brings with it: indentation, and the comma after it. */
function writeOut({ text }: Line): string {
  return text.trim().replace(/,$/, '');
}
