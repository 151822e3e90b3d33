import { diffArrays } from 'diff';
import { getLineKey, type Line } from './lines';
import { mergeOrders } from './merge-orders';
import { isReplacement, markWords, type Part } from './words';

export type { Part } from './words';

/** One side of a row. Where words are marked, `parts` has them; joined they are `text`. */
export interface Cell {
  number: number;
  text: string;
  parts?: Part[];
}

/**
 * same: on both sides, the text too. changed: a line and the one that replaces it. added,
 * removed: on one side only. moved: on the other side at another position of the same list.
 * rewritten: the same value in another notation (a scalar made a list, another letter case).
 */
export type RowKind = 'same' | 'changed' | 'added' | 'removed' | 'moved' | 'rewritten';

export interface Row {
  kind: RowKind;
  before?: Cell;
  after?: Cell;
  /** Whether the line is the same and moved together with its key or statement. */
  isCarried?: true;
}

/**
 * Aligns the lines of one statement key by key. Both sides keep their order: a key that has
 * another position on the other side has rows of its own for each side.
 */
export function alignStatement(before: readonly Line[], after: readonly Line[]): Row[] {
  const [left, right] = [splitByKey(before), splitByKey(after)];
  const leftByName = new Map(left.map((key) => [key.name, key]));
  const partners = new Map(
    right.flatMap((key) => {
      const partner = leftByName.get(key.name);
      return partner === undefined ? [] : [[key, partner] as const];
    }),
  );
  const isPair = left.length > 0 && right.length > 0;
  const align = (from: Key | undefined, to: Key | undefined) => {
    const rows = alignLines(from?.lines ?? [], to?.lines ?? []);
    return isPair && (from ?? to)?.name === 'Sid' ? rows.map(markAsRewritten) : rows;
  };
  return mergeOrders(left, right, partners, ({ lines }) => lines.length).flatMap((step) => {
    if (step.partner === undefined) return align(step.before, step.after);
    return step.before === undefined
      ? selectSide(align(step.partner, step.after), 'after')
      : selectSide(align(step.before, step.partner), 'before');
  });
}

/** The rows of one side of a pair whose sides have different positions. */
export function selectSide(rows: readonly Row[], side: 'before' | 'after'): Row[] {
  return rows.flatMap(({ kind, [side]: cell }): Row[] => {
    if (cell === undefined) return [];
    if (kind === 'same') return [{ kind: 'moved', [side]: cell, isCarried: true }];
    if (kind === 'changed')
      return [{ kind: side === 'before' ? 'removed' : 'added', [side]: cell }];
    return [{ kind, [side]: cell }];
  });
}

/** A Sid permits nothing, so another Sid is only another notation of the statement. */
function markAsRewritten(row: Row): Row {
  return row.kind === 'same' ? row : { ...row, kind: 'rewritten' };
}

/** A key of a statement with its lines. The braces of the statement are keys named `{` and `}`. */
interface Key {
  name: string;
  lines: Line[];
}

function splitByKey(lines: readonly Line[]): Key[] {
  const keys = new Map<string, Key>();
  for (const line of lines) {
    const isBrace = line.path === '' && line.value === undefined;
    const name = isBrace ? (keys.size === 0 ? '{' : '}') : (line.path.split('/')[0] as string);
    const known = keys.get(name);
    if (known === undefined) keys.set(name, { name, lines: [line] });
    else known.lines.push(line);
  }
  return [...keys.values()];
}

/**
 * Aligns lines to rows, each side in its order.
 * @param whole all lines among which a line may have moved: one that is among those of the other
 * side has moved, and is neither added nor removed
 */
export function alignLines(
  before: readonly Line[],
  after: readonly Line[],
  whole: { before: readonly Line[]; after: readonly Line[] } = { before, after },
): Row[] {
  const steps = diffArrays(before.map(getLineKey), after.map(getLineKey));
  const rows: Row[] = [];
  const sides = { before: describeSide(whole.before), after: describeSide(whole.after) };
  let [left, right] = [0, 0];
  let removed: Line[] = [];
  for (const { value, added, removed: isRemoved } of steps) {
    if (isRemoved) {
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
    keys: new Set(lines.map(getLineKey)),
    paths: new Set(lines.map(({ path }) => path)),
  };
}

function joinLines(before: Line, after: Line): Row {
  return {
    kind: before.plain === after.plain ? 'same' : 'rewritten',
    before: toCell(before),
    after: toCell(after),
  };
}

/** Removed lines first, then added ones; a line and the one that replaces it share a row. */
function alignHunk(
  removed: readonly Line[],
  added: readonly Line[],
  sides: { before: Side; after: Side },
): Row[] {
  const partners = pairReplacements(
    removed.filter((line) => classifyLine(line, sides.after, 'removed') === 'removed'),
    added.filter((line) => classifyLine(line, sides.before, 'added') === 'added'),
  );
  return mergeOrders(removed, added, partners).map(({ before, after }): Row => {
    if (before === undefined) {
      const line = after as Line;
      return { kind: classifyLine(line, sides.before, 'added'), after: toCell(line) };
    }
    if (after === undefined) {
      return { kind: classifyLine(before, sides.after, 'removed'), before: toCell(before) };
    }
    const marks = markWords(before.text, after.text);
    return {
      kind: 'changed',
      before: { ...toCell(before), parts: marks.before },
      after: { ...toCell(after), parts: marks.after },
    };
  });
}

/** By added line, the removed line that it replaces: the first one that is left. */
function pairReplacements(removed: readonly Line[], added: readonly Line[]): Map<Line, Line> {
  const free = new Set(added);
  const partners = new Map<Line, Line>();
  for (const line of removed) {
    const partner = [...free].find((candidate) => isReplacement(line, candidate));
    if (partner === undefined) continue;
    free.delete(partner);
    partners.set(partner, line);
  }
  return partners;
}

function classifyLine(line: Line, other: Side, otherwise: 'added' | 'removed'): RowKind {
  if (line.value !== undefined) return other.keys.has(getLineKey(line)) ? 'moved' : otherwise;
  return other.paths.has(line.path) ? 'rewritten' : otherwise;
}

function toCell({ number, text }: Line): Cell {
  return { number, text };
}
