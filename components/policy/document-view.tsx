import { buildStatementId } from '@/lib/addresses/paths';
import { formatLines, type Line, type LineGroup } from '@/lib/diff/lines';
import type { SinceCell as Cell } from '@/lib/history/granted-since';
import { summarizeStatement } from '@/lib/text/statement-summary';
import { SinceNote } from './since-note';

/** Since when the lines of a document are granted: cells by the number of their first line. */
interface SinceColumn {
  policyName: string;
  cells: ReadonlyMap<number, Cell>;
}

interface LinesProps {
  label: string;
  since: SinceColumn | undefined;
}

/** Statements of longer documents are folded. */
const maxOpenLines = 120;

/** A document as AWS published it, one fold for each statement. Statements have ids. */
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
  const groups = formatLines(document);
  const isOpen = groups.flatMap(({ lines }) => lines).length <= maxOpenLines;
  const prefix = id === 'document' ? '' : `${id}-`;
  return (
    <div className="document" id={id} data-ids={prefix}>
      <p className="document-bar scripted">
        <button type="button" data-expand="">
          {isOpen ? 'Collapse all' : 'Expand all'}
        </button>
      </p>
      {groups.map((group) =>
        group.statement === undefined ? (
          <Lines key={group.lines[0]?.number} lines={group.lines} {...{ label, since }} />
        ) : (
          <Statement key={group.statement} group={group} isOpen={isOpen} {...{ prefix, since }} />
        ),
      )}
    </div>
  );
}

function Statement({
  group,
  isOpen,
  prefix,
  since,
}: Omit<LinesProps, 'label'> & { group: LineGroup; isOpen: boolean; prefix: string }) {
  const position = group.statement as number;
  const id = prefix + buildStatementId(position);
  return (
    <details id={id} open={isOpen} className="statement">
      <summary>
        <strong>Statement {position + 1}</strong>
        {summarizeStatement(group).map((part) => (
          <span key={part}>{part}</span>
        ))}
      </summary>
      <Lines since={since} lines={group.lines} label={`Statement ${position + 1}`} />
    </details>
  );
}

function Lines({ lines, label, since }: LinesProps & { lines: readonly Line[] }) {
  const places = since && placeCells(lines, since.cells);
  return (
    <table className="doc numbered" aria-label={label}>
      <colgroup>
        <col className="n" />
        <col />
        {since && <col className="since" />}
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">Text</th>
          {since && <th scope="col">Since</th>}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ number, text }) => (
          <tr key={number}>
            <td>{number}</td>
            <td>{text}</td>
            {since && <SinceCell place={places?.get(number)} policyName={since.policyName} />}
          </tr>
        ))}
      </tbody>
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
