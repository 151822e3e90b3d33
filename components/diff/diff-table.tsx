import type { ReactNode } from 'react';
import { groupRows } from '@/lib/diff/group-rows';
import type { Cell, Row } from '@/lib/diff/rows';
import { BreakableLine } from './breakable-line';

export interface Sides {
  before: string;
  after: string;
}

type Side = 'before' | 'after';

/** Consecutive rows, with an `id` if they are a statement. */
export interface Run {
  id?: string | undefined;
  rows: readonly Row[];
}

/**
 * Rows of two documents as a table: number and text before, number and text after. The style sheet
 * shows it as two columns, or as one with the removed lines above the added ones.
 */
export function DiffTable({
  sides,
  runs,
  linePrefix,
}: {
  sides: Sides;
  runs: readonly Run[];
  /** The prefix of the ids of changed lines; without it lines have no id. */
  linePrefix?: string | undefined;
}) {
  return (
    <table className="doc pair" aria-label={`${sides.before} and ${sides.after}`}>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line of {sides.before}</th>
          <th scope="col">{sides.before}</th>
          <th scope="col">Line of {sides.after}</th>
          <th scope="col">{sides.after}</th>
        </tr>
      </thead>
      {runs.map((run, index) => (
        // Rows have no unique line, and never move.
        <RunBodies key={index} run={run} linePrefix={linePrefix} />
      ))}
    </table>
  );
}

function RunBodies({
  run: { id, rows },
  linePrefix,
}: {
  run: Run;
  linePrefix: string | undefined;
}) {
  const groups = groupRows(rows);
  return groups.map(({ isOneSided, rows: group }, index) => {
    const before = groups[index - 1]?.rows.at(-1);
    return (
      <tbody key={index} id={index === 0 ? id : undefined} className={isOneSided ? 'h' : undefined}>
        {group.map((row, place) => (
          <DiffRow
            key={place}
            row={row}
            isFirst={((place === 0 ? before : group[place - 1])?.kind ?? 'same') === 'same'}
            linePrefix={linePrefix}
          />
        ))}
      </tbody>
    );
  });
}

const rowClasses: Partial<Record<Row['kind'], string>> = { same: 's', moved: 'q', rewritten: 'q' };

/** The first row of a change has links to its lines. */
function DiffRow({
  row,
  isFirst,
  linePrefix,
}: {
  row: Row;
  isFirst: boolean;
  linePrefix: string | undefined;
}) {
  return (
    <tr className={rowClasses[row.kind]}>
      {(['before', 'after'] as const).map((side) => {
        const cell = row[side];
        if (cell === undefined) return <td key={side} className="e" colSpan={2} />;
        const id =
          linePrefix === undefined || row.kind === 'same'
            ? undefined
            : buildLineId(linePrefix, side, cell.number);
        return [
          <td key={side} id={id}>
            {isFirst && id !== undefined ? <a href={`#${id}`}>{cell.number}</a> : cell.number}
          </td>,
          <td key={`${side} text`}>
            <CellText cell={cell} kind={row.kind} side={side} />
          </td>,
        ];
      })}
    </tr>
  );
}

/** The `id` of a line: `L12` before and `R12` after, as on GitHub. */
function buildLineId(prefix: string, side: Side, number: number): string {
  return `${prefix}${side === 'before' ? 'L' : 'R'}${number}`;
}

function CellText({ cell, kind, side }: { cell: Cell; kind: Row['kind']; side: Side }) {
  if (kind === 'same') return <BreakableLine text={cell.text} />;
  if (kind === 'moved' || kind === 'rewritten') {
    return (
      <span className={kind === 'moved' ? 'k m' : 'k r'}>
        <Spoken>{kind === 'moved' ? 'moved' : 'equivalent'}</Spoken>
        <BreakableLine text={cell.text} />
      </span>
    );
  }
  const Mark = side === 'before' ? 'del' : 'ins';
  const parts = cell.parts ?? [{ text: cell.text, marked: false }];
  return (
    <Mark>
      <Spoken>{side === 'before' ? 'removed' : 'added'}</Spoken>
      {parts.map(({ text, marked }, index) => {
        const line = <BreakableLine key={index} text={text} />;
        return marked ? <mark key={index}>{line}</mark> : line;
      })}
    </Mark>
  );
}

/** Words for screen readers, in place of the signs. They are not copied. */
function Spoken({ children }: { children: ReactNode }) {
  return <b>{children} </b>;
}
