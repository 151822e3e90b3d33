import { buildStatementId } from '@/lib/addresses/paths';
import { formatLines, type Line } from '@/lib/diff/lines';
import type { SinceCell as Says } from '@/lib/history/granted-since';
import { LinesHead } from '../diff/lines-head';
import { SinceNote } from './since-note';

/** Since when the lines of a document are granted, by the number of the first of them. */
export interface SinceColumn {
  policyName: string;
  cells: ReadonlyMap<number, Says>;
}

/** A document as AWS published it, every statement with an address of its own. */
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
  /** Undefined where nothing is said of the lines. */
  says: Says | undefined;
}

/**
 * The cells of one column over the lines of a group, by the number of the line that each begins
 * at. Lines of which nothing is said share an empty one: HTML wants rows as wide as their table.
 */
function placeCells(lines: readonly Line[], cells: SinceColumn['cells']): Map<number, Place> {
  const places = new Map<number, Place>();
  let silence: Place | undefined;
  let reach = 0;
  for (const { number } of lines) {
    const says = cells.get(number);
    if (says !== undefined) {
      places.set(number, { rows: says.rows, says });
      reach = number + says.rows;
      silence = undefined;
    } else if (number >= reach) {
      if (silence === undefined) {
        silence = { rows: 0, says };
        places.set(number, silence);
      }
      silence.rows += 1;
    }
  }
  return places;
}

/** The cell that begins at a line; none where one above reaches over it. */
function SinceCell({ place, policyName }: { place: Place | undefined; policyName: string }) {
  if (place === undefined) return null;
  const { rows, says } = place;
  const rowSpan = rows > 1 ? rows : undefined;
  if (says === undefined) return <td rowSpan={rowSpan} />;
  return (
    <td className="since" rowSpan={rowSpan}>
      <SinceNote says={says} policyName={policyName} />
    </td>
  );
}
