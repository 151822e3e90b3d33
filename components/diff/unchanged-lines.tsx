import { countLines, measureShift } from '@/lib/diff/fold';
import type { Row } from '@/lib/diff/rows';
import { countOf } from '@/lib/text/wording';
import { BreakableLine } from './breakable-line';
import { DiffTable, type Run, type Sides } from './diff-table';

/**
 * Unchanged lines, folded. Where both sides have the same lines, they are written once, with their
 * numbers after: the script of the page adds the other side.
 */
export function UnchangedLines({
  title,
  sides,
  runs,
}: {
  title?: string;
  sides: Sides;
  runs: readonly Run[];
}) {
  const rows = runs.flatMap((run) => run.rows);
  return (
    <details className="fold">
      <summary>
        {countOf(countLines(rows), 'unchanged line')}
        {title && `: ${title}`}
        <span className="ml-3 max-sm:hidden">{describeRanges(rows)}</span>
      </summary>
      {groupByShift(runs).map(({ shift, runs }, index) =>
        shift === undefined ? (
          <DiffTable key={index} sides={sides} runs={runs} />
        ) : (
          <OneCopy key={index} shift={shift} runs={runs} />
        ),
      )}
    </details>
  );
}

function OneCopy({ shift, runs }: { shift: number; runs: readonly Run[] }) {
  return (
    <table className="doc pair one" aria-label="Unchanged lines" data-shift={shift}>
      <thead className="sr-only">
        <tr>
          <th scope="col">Line</th>
          <th scope="col">On both sides</th>
        </tr>
      </thead>
      {runs.map(({ id, rows }) => (
        <tbody key={rows[0]?.after?.number} id={id}>
          {rows.map(({ after }) => (
            <tr key={after?.number}>
              <td>{after?.number}</td>
              <td>{after && <BreakableLine text={after.text} />}</td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

interface RunGroup {
  shift: number | undefined;
  runs: Run[];
}

function groupByShift(runs: readonly Run[]): RunGroup[] {
  const groups: RunGroup[] = [];
  for (const run of runs) {
    const shift = measureShift(run.rows);
    const last = groups.at(-1);
    if (last !== undefined && last.shift === shift) last.runs.push(run);
    else groups.push({ shift, runs: [run] });
  }
  return groups;
}

/** Returns "lines 203–259, now 115–171"; one range if the other is missing or the same. */
function describeRanges(rows: readonly Row[]): string {
  const ranges = (['before', 'after'] as const).flatMap((side) => {
    const numbers = rows.flatMap((row) => row[side]?.number ?? []);
    return numbers.length === 0 ? [] : [`${Math.min(...numbers)}–${Math.max(...numbers)}`];
  });
  return `lines ${[...new Set(ranges)].join(', now ')}`;
}
