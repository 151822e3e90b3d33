import { createBoundedCache } from '../shared/bounded-cache';
import { alignStatements, readSid } from './align';
import { formatLines, type Line, type LineGroup, listValueKeys } from './lines';
import type { Step } from './merge-orders';
import { alignLines, alignStatement, type Row, selectSide } from './rows';

/**
 * How a statement changed: same (the text too), rewritten (the same values in another notation or
 * order), changed, added or removed. `outer` is the part of a document outside its statements.
 */
export type BlockKind = 'outer' | 'same' | 'rewritten' | 'changed' | 'added' | 'removed';

/** The rows of one statement, or of a part outside the statements. */
export interface Block {
  kind: BlockKind;
  /** Position in the document before, from 0; undefined where the statement was added. */
  before: number | undefined;
  /** Position in the document after, from 0; undefined where the statement was removed. */
  after: number | undefined;
  sid: string | undefined;
  /** A statement that moved has two blocks; this is the side whose rows the block has. */
  moved: 'before' | 'after' | undefined;
  rows: Row[];
}

/** By the document after. The page and the feeds of a policy compare the same documents. */
const readCached = createBoundedCache<object, { before: object; blocks: Block[] }>(
  100_000,
  ({ blocks }) => blocks.reduce((rows, block) => rows + block.rows.length, 1),
);

/** Aligns two documents, statement by statement; each side has its lines in their order. */
export function compareSideBySide(before: object, after: object): Block[] {
  const compare = () => ({ before, blocks: compareLines(formatLines(before), formatLines(after)) });
  const cached = readCached(after, compare);
  return (cached.before === before ? cached : compare()).blocks;
}

/** Aligns two documents by their lines, as `formatLines` or `readLines` return them. */
export function compareLines(before: readonly LineGroup[], after: readonly LineGroup[]): Block[] {
  const [left, right] = [splitStatements(before), splitStatements(after)];
  const whole = {
    before: [...left.head, ...left.tail],
    after: [...right.head, ...right.tail],
  };
  return [
    describeOuter(alignLines(left.head, right.head, whole)),
    ...alignStatements(left.statements, right.statements).map(describeStep),
    describeOuter(alignLines(left.tail, right.tail, whole)),
  ];
}

/** The statements, and the lines above and below them. */
function splitStatements(groups: readonly LineGroup[]) {
  const first = groups.findIndex(({ statement }) => statement !== undefined);
  const listOuter = (part: readonly LineGroup[]): Line[] =>
    part.flatMap(({ statement, lines }) => (statement === undefined ? lines : []));
  return {
    head: listOuter(groups.slice(0, first)),
    statements: groups.filter(({ statement }) => statement !== undefined),
    tail: listOuter(groups.slice(first)),
  };
}

function describeOuter(rows: Row[]): Block {
  return {
    kind: 'outer',
    before: undefined,
    after: undefined,
    sid: undefined,
    moved: undefined,
    rows,
  };
}

function describeStep({ before, after, partner }: Step<LineGroup>): Block {
  const moved = partner && (before === undefined ? 'after' : 'before');
  const [left, right] = [before ?? partner, after ?? partner];
  const rows = alignStatement(left?.lines ?? [], right?.lines ?? []);
  return {
    kind: classifyPair(left, right, rows),
    before: left?.statement,
    after: right?.statement,
    sid: readSid((right ?? left) as LineGroup),
    moved,
    rows: moved === undefined ? rows : selectSide(rows, moved),
  };
}

function classifyPair(before: LineGroup | undefined, after: LineGroup | undefined, rows: Row[]) {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (rows.every(({ kind }) => kind === 'same')) return 'same';
  const [old, now] = [listValueKeys(before), listValueKeys(after)];
  const isSame = old.size === now.size && [...old].every((key) => now.has(key));
  return isSame ? 'rewritten' : 'changed';
}
