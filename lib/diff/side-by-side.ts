import { type AlignedPair, alignStatements, readSid } from './align';
import { keyLine, type LineGroup, printLines } from './lines';
import { alignLines, alignStatement, type Row } from './rows';

/**
 * What became of a statement: same (the text too), rewritten (same permissions, written
 * differently or with its keys in another order), changed, added or removed. `outer` is what stands around the statements.
 */
export type BlockKind = 'outer' | 'same' | 'rewritten' | 'changed' | 'added' | 'removed';

/** The rows of one statement, or of a stretch outside the statements. */
export interface Block {
  kind: BlockKind;
  /** Position before, from 0; undefined where it was not there. */
  before: number | undefined;
  /** Position after, from 0; undefined where it is no longer there. */
  after: number | undefined;
  sid: string | undefined;
  moved: boolean;
  rows: Row[];
}

/** Two documents side by side, statement by statement, in the order of the later one. */
export function compareSideBySide(before: object, after: object): Block[] {
  const [left, right] = [printLines(before), printLines(after)];
  const statementsOf = (groups: LineGroup[]) => groups.filter((g) => g.statement !== undefined);
  const outerOf = (groups: LineGroup[]) => {
    const first = groups.findIndex((g) => g.statement !== undefined);
    const outer = groups.map((g) => (g.statement === undefined ? g.lines : []));
    return { head: outer.slice(0, first).flat(), tail: outer.slice(first).flat() };
  };
  const [outerLeft, outerRight] = [outerOf(left), outerOf(right)];
  return [
    describeOuter(alignLines(outerLeft.head, outerRight.head)),
    ...alignStatements(statementsOf(left), statementsOf(right)).map(describePair),
    describeOuter(alignLines(outerLeft.tail, outerRight.tail)),
  ];
}

function describeOuter(rows: Row[]): Block {
  return {
    kind: 'outer',
    before: undefined,
    after: undefined,
    sid: undefined,
    moved: false,
    rows,
  };
}

function describePair({ before, after, moved }: AlignedPair): Block {
  const rows = alignStatement(before?.lines ?? [], after?.lines ?? []);
  return {
    kind: judgePair(before, after, rows),
    before: before?.statement,
    after: after?.statement,
    sid: readSid((after ?? before) as LineGroup),
    moved,
    rows,
  };
}

function judgePair(before: LineGroup | undefined, after: LineGroup | undefined, rows: Row[]) {
  if (before === undefined) return 'added';
  if (after === undefined) return 'removed';
  if (rows.every(({ kind }) => kind === 'same')) return isReordered(rows) ? 'rewritten' : 'same';
  const says = ({ lines }: LineGroup) =>
    lines.filter(({ path, value }) => value !== undefined && path !== 'Sid').map(keyLine);
  const isSame =
    [...new Set(says(before))].sort().join('\n') === [...new Set(says(after))].sort().join('\n');
  return isSame ? 'rewritten' : 'changed';
}

/** Whether lines of the earlier document stand in another order than they had there. */
export function isReordered(rows: readonly Row[]): boolean {
  const numbers = rows.flatMap(({ before }) => before?.number ?? []);
  return numbers.some((number, at) => at > 0 && number < (numbers[at - 1] as number));
}
