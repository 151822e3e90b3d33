import type { Cell, Row } from '@/lib/diff/rows';

export interface Sides {
  before: string;
  after: string;
}

/** Rows of two documents as a table of four columns with the same widths on the whole page. */
export function DiffTable({ sides, rows }: { sides: Sides; rows: Row[] }) {
  return (
    <table className="doc pair">
      <caption className="sr-only">
        {sides.before} and {sides.after} side by side
      </caption>
      <colgroup>
        <col className="n" />
        <col />
        <col className="n" />
        <col />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line of {sides.before}</th>
          <th scope="col">{sides.before}</th>
          <th scope="col">Line of {sides.after}</th>
          <th scope="col">{sides.after}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // Rows have no unique line, and never move.
          <DiffRow key={index} row={row} />
        ))}
      </tbody>
    </table>
  );
}

/** Words for screen readers, in place of the signs. They are not copied. */
function Spoken({ text }: { text: string }) {
  return <b>{text} </b>;
}

function Text({ cell }: { cell: Cell }) {
  if (cell.parts === undefined) return cell.text;
  return cell.parts.map((part, index) => {
    return part.marked ? <mark key={index}>{part.text}</mark> : part.text;
  });
}

function Side({
  cell,
  kind,
  side,
}: {
  cell: Cell | undefined;
  kind: Row['kind'];
  side: 'before' | 'after';
}) {
  if (cell === undefined) return <td className="e" colSpan={2} />;
  return (
    <>
      <td>{cell.number}</td>
      <td>
        <Content cell={cell} kind={kind} side={side} />
      </td>
    </>
  );
}

function Content({
  cell,
  kind,
  side,
}: {
  cell: Cell;
  kind: Row['kind'];
  side: 'before' | 'after';
}) {
  if (kind === 'same') return cell.text;
  if (kind === 'moved' || kind === 'rewritten') {
    return (
      <span className={kind === 'moved' ? 'k m' : 'k r'}>
        <Spoken text={kind === 'moved' ? 'moved' : 'written differently'} />
        {cell.text}
      </span>
    );
  }
  const Mark = side === 'before' ? 'del' : 'ins';
  return (
    <Mark>
      <Spoken text={side === 'before' ? 'removed' : 'added'} />
      <Text cell={cell} />
    </Mark>
  );
}

/** Number and text before, number and text after. */
function DiffRow({ row: { kind, before, after } }: { row: Row }) {
  return (
    <tr className={kind === 'same' ? 's' : undefined}>
      <Side cell={before} kind={kind} side="before" />
      <Side cell={after} kind={kind} side="after" />
    </tr>
  );
}

/** Columns and headers of a table of lines: number, text, and perhaps a note. */
export function LinesHead({ text, more }: { text: string; more?: string }) {
  return (
    <>
      <colgroup>
        <col className="n" />
        <col />
        {more && <col className="since" />}
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">{text}</th>
          {more && <th scope="col">{more}</th>}
        </tr>
      </thead>
    </>
  );
}
