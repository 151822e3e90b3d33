import type { Row } from '@/lib/diff/rows';
import { countOf } from '@/lib/site/wording';
import { LinesHead } from './lines-head';

/** A run of unchanged rows with an `id` where they are a statement. */
export interface UnchangedRun {
  id?: string;
  rows: Row[];
}

/**
 * Unchanged lines, folded: once, since both sides say the same, under the numbers that they
 * have after. The summary gives those they had before.
 */
export function UnchangedLines({ title, runs }: { title: string; runs: UnchangedRun[] }) {
  const rows = runs.flatMap((run) => run.rows);
  return (
    <details className="fold">
      <summary>
        {countOf(rows.length, 'unchanged line')}
        {title && `: ${title}`}
        <span className="ml-3 max-sm:hidden">{describeRanges(rows)}</span>
      </summary>
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
    </details>
  );
}

/** "lines 203–259, now 115–171", or one range where the numbers are the same. */
function describeRanges(rows: Row[]): string {
  const range = (side: 'before' | 'after') => {
    const numbers = rows.flatMap((row) => row[side]?.number ?? []);
    return `${Math.min(...numbers)}–${Math.max(...numbers)}`;
  };
  const [before, after] = [range('before'), range('after')];
  return before === after ? `lines ${before}` : `lines ${before}, now ${after}`;
}
