import { countLines, haveSameLines } from '@/lib/diff/fold';
import type { Row } from '@/lib/diff/rows';
import { countOf } from '@/lib/text/wording';
import { DiffTable, LinesHead, type Sides } from './diff-table';

/** Unchanged rows, with an `id` if they are a statement. */
interface UnchangedRun {
  id?: string | undefined;
  rows: Row[];
}

interface Props {
  title: string;
  sides: Sides;
  runs: UnchangedRun[];
}

/**
 * Unchanged lines, folded. If both sides have the same lines in the same order, they are shown once,
 * with their numbers after; otherwise both sides are shown.
 */
export function UnchangedLines({ title, sides, runs }: Props) {
  const rows = runs.flatMap((run) => run.rows);
  return (
    <details className="fold">
      <summary>
        {countOf(countLines(rows), 'unchanged line')}
        {title && `: ${title}`}
        <span className="ml-3 max-sm:hidden">{describeRanges(rows)}</span>
      </summary>
      {haveSameLines(rows) ? (
        <OneSide runs={runs} />
      ) : (
        runs.map((run, index) => <BothSides key={index} run={run} sides={sides} />)
      )}
    </details>
  );
}

function OneSide({ runs }: Pick<Props, 'runs'>) {
  return (
    <table className="doc numbered" aria-label="Unchanged lines">
      <LinesHead text="On both sides" />
      {runs.map(({ id, rows }) => (
        <tbody key={rows[0]?.after?.number} id={id}>
          {rows.map(({ after }) => (
            <tr key={after?.number}>
              <td>{after?.number}</td>
              <td>{after?.text}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function BothSides({ run: { id, rows }, sides }: { run: UnchangedRun; sides: Sides }) {
  return (
    <div id={id}>
      <DiffTable sides={sides} rows={rows} />
    </div>
  );
}

/** Returns "lines 203–259, now 115–171"; one range if the other is missing or the same. */
function describeRanges(rows: readonly Row[]): string {
  const ranges = (['before', 'after'] as const).flatMap((side) => {
    const numbers = rows.flatMap((row) => row[side]?.number ?? []);
    return numbers.length === 0 ? [] : [`${Math.min(...numbers)}–${Math.max(...numbers)}`];
  });
  return `lines ${[...new Set(ranges)].join(', now ')}`;
}
