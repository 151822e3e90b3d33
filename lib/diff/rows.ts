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

/**
 * Aligns the lines of one statement key by key, in the order that the keys have after: their
 * order says nothing, and AWS rewrites whole policies in another one.
 */
export function alignStatement(before: readonly Line[], after: readonly Line[]): Row[] {
  const [left, right] = [cutByKey(before), cutByKey(after)];
  const order = [...right.keys()];
  for (const [index, key] of [...left.keys()].entries()) {
    if (right.has(key)) continue;
    const previous = [...left.keys()][index - 1];
    order.splice(previous === undefined ? 0 : order.indexOf(previous) + 1, 0, key);
  }
  const rows = (key: string) => alignLines(left.get(key) ?? [], right.get(key) ?? []);
  const isPair = left.size > 0 && right.size > 0;
  return order.flatMap((key) => (isPair && key === 'Sid' ? rows(key).map(nameOnly) : rows(key)));
}

/** A Sid names a statement and permits nothing: another name is the same, written differently. */
function nameOnly(row: Row): Row {
  return row.kind === 'same' ? row : { ...row, kind: 'rewritten' };
}

/** Lines by the key of the statement that they belong to; its braces have names of their own. */
function cutByKey(lines: readonly Line[]): Map<string, Line[]> {
  const cut = new Map<string, Line[]>();
  for (const line of lines) {
    const isBrace = line.path === '' && line.value === undefined;
    const key = isBrace ? (cut.size === 0 ? '{' : '}') : (line.path.split('/')[0] as string);
    cut.set(key, [...(cut.get(key) ?? []), line]);
  }
  return cut;
}

/** Aligns any lines to rows, in the order that both sides have them. */
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
