import { type Line, printLines } from '@/lib/diff/lines';
import type { SinceCell } from '@/lib/history/since';
import { nameStatement } from '@/lib/site/paths';
import { LinesHead } from '../diff/lines-head';
import { SinceNote } from './since-note';

/** Since when the lines of a document are granted, by the number of the first of them. */
export interface SinceColumn {
  policyName: string;
  cells: ReadonlyMap<number, SinceCell>;
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
    <table className="doc counted" id={id} aria-label={label}>
      <LinesHead text="Text" more={since && 'Granted since'} />
      {printLines(document).map(({ statement, lines }) => {
        const place =
          statement === undefined
            ? undefined
            : `${id === 'document' ? '' : `${id}-`}${nameStatement(statement)}`;
        return (
          <tbody key={lines[0]?.number} id={place}>
            {lines.map((line, index) => (
              <tr key={line.number}>
                <td />
                <td>
                  {line.text}
                  {index === 0 && statement !== undefined && (
                    <a className="k ml-3 select-none" href={`#${place}`}>
                      statement {statement + 1}
                    </a>
                  )}
                </td>
                {since && <SinceCells line={line} since={since} />}
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

/** The cell that begins at a line; none where one above reaches over it or nothing is said. */
function SinceCells({
  line: { number },
  since: { policyName, cells },
}: {
  line: Line;
  since: SinceColumn;
}) {
  const cell = cells.get(number);
  if (cell === undefined) return null;
  return (
    <td className="since" rowSpan={cell.rows > 1 ? cell.rows : undefined}>
      <SinceNote says={cell} policyName={policyName} />
    </td>
  );
}
