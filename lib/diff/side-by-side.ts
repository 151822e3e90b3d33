import { alignStatements, readSid } from './align';
import { formatLines, getLineKey, type Line, type LineGroup } from './lines';
import type { Step } from './merge-orders';
import { alignLines, alignStatement, type Row, selectSide } from './rows';

/**
 * What became of a statement: same (the text too), rewritten (same permissions, written
 * differently or with its keys in another order), changed, added or removed. `outer` is what
 * stands around the statements.
 */
export type BlockKind = 'outer' | 'same' | 'rewritten' | 'changed' | 'added' | 'removed';

/** The rows of one statement, or of a part outside the statements. */
export interface Block {
  kind: BlockKind;
  /** Position before, from 0; undefined where it was not there. */
  before: number | undefined;
  /** Position after, from 0; undefined where it is no longer there. */
  after: number | undefined;
  sid: string | undefined;
  /** The side whose rows a block has of a statement that moved: it has a block on each side. */
  moved: 'before' | 'after' | undefined;
  rows: Row[];
}

/** Two documents side by side, statement by statement; each side has its lines in its order. */
export function compareSideBySide(before: object, after: object): Block[] {
  return compareLines(formatLines(before), formatLines(after));
}

/** The same of documents whose lines were read. */
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
  const outer = (part: readonly LineGroup[]): Line[] =>
    part.flatMap(({ statement, lines }) => (statement === undefined ? lines : []));
  return {
    head: outer(groups.slice(0, first)),
    statements: groups.filter(({ statement }) => statement !== undefined),
    tail: outer(groups.slice(first)),
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
  const says = ({ lines }: LineGroup) =>
    lines.filter(({ path, value }) => value !== undefined && path !== 'Sid').map(getLineKey);
  const isSame =
    [...new Set(says(before))].sort().join('\n') === [...new Set(says(after))].sort().join('\n');
  return isSame ? 'rewritten' : 'changed';
}
