import { buildStatementId } from '@/lib/addresses/paths';
import { formatLines, type Line } from '@/lib/diff/lines';
import type { SinceCell as Cell } from '@/lib/history/granted-since';
import { LinesHead } from '../diff/diff-table';
import { SinceNote } from './since-note';

/** Since when the lines of a document are granted: cells by the number of their first line. */
interface SinceColumn {
  policyName: string;
  cells: ReadonlyMap<number, Cell>;
}

/** A document as AWS published it. Each statement has an id. */
export function DocumentView({
  id,
  label,
  document,
  since,
}: {
  id: string;
  label: string;
  document: object;
  since?: SinceColumn;
}) {
  return (
    <table className="doc numbered counted" id={id} aria-label={label}>
      <LinesHead text="Text" more={since && 'Granted since'} />
      {formatLines(document).map(({ statement, lines }) => {
        const places = since && placeCells(lines, since.cells);
        const place =
          statement === undefined
            ? undefined
            : `${id === 'document' ? '' : `${id}-`}${buildStatementId(statement)}`;
        return (
          <tbody key={lines[0]?.number} id={place}>
            {lines.map((line, index) => (
              <tr key={line.number}>
                <td />
                <td>
                  {line.text}
                  {index === 0 && statement !== undefined && (
                    <a className="k" href={`#${place}`}>
                      statement {statement + 1}
                    </a>
                  )}
                </td>
                {since && (
                  <SinceCell place={places?.get(line.number)} policyName={since.policyName} />
                )}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

interface Place {
  rows: number;
  /** Undefined for lines that grant nothing. */
  cell: Cell | undefined;
}

/**
 * Places the cells of a column over the lines of a group, by the number of their first line. Lines
 * without a cell share an empty one, since HTML needs a cell in every row.
 */
function placeCells(lines: readonly Line[], cells: SinceColumn['cells']): Map<number, Place> {
  const places = new Map<number, Place>();
  let empty: Place | undefined;
  let end = 0;
  for (const { number } of lines) {
    const cell = cells.get(number);
    if (cell !== undefined) {
      places.set(number, { rows: cell.rows, cell });
      end = number + cell.rows;
      empty = undefined;
    } else if (number >= end) {
      if (empty === undefined) {
        empty = { rows: 0, cell };
        places.set(number, empty);
      }
      empty.rows += 1;
    }
  }
  return places;
}

/** The cell that begins at a line; none if a cell above spans the line. */
function SinceCell({ place, policyName }: { place: Place | undefined; policyName: string }) {
  if (place === undefined) return null;
  const { rows, cell } = place;
  const rowSpan = rows > 1 ? rows : undefined;
  if (cell === undefined) return <td rowSpan={rowSpan} />;
  return (
    <td className="since" rowSpan={rowSpan}>
      <SinceNote line={cell} policyName={policyName} />
    </td>
  );
}
