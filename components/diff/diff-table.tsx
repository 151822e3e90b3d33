import type { Row } from '@/lib/diff/rows';
import { DiffRow } from './diff-row';

export interface Sides {
  before: string;
  after: string;
}

/** Rows of two documents as a table: four columns, the same widths in every table of a page. */
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
          // Several rows may be of one line; rows never change places.
          <DiffRow key={index} row={row} />
        ))}
      </tbody>
    </table>
  );
}
