import type { PlacedFinding } from '@/lib/iam/check-actions';
import { countOf, joinWords } from '@/lib/text/wording';
import { Trouble } from '../tool/tool';

/** Actions of the reader's document that IAM does not have, and those that cannot be checked. */
export function DoubtfulActions({ findings }: { findings: readonly PlacedFinding[] }) {
  const wrong = findings.filter(({ kind }) => kind !== 'unknown-service');
  const unchecked = findings.filter(({ kind }) => kind === 'unknown-service');
  return (
    <>
      {wrong.length > 0 && (
        <Trouble>
          <p>Your document names {countOf(wrong.length, 'action')} that IAM does not have:</p>
          <Findings findings={wrong} />
        </Trouble>
      )}
      {unchecked.length > 0 && (
        <div className="mt-4 max-w-[46rem] text-small text-muted">
          <Findings findings={unchecked} />
        </div>
      )}
    </>
  );
}

/** As many as have near names. */
const most = 20;

function Findings({ findings }: { findings: readonly PlacedFinding[] }) {
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {findings.slice(0, most).map(({ action, problem, suggestions: [nearest], statements }) => (
        <li key={action} className="[overflow-wrap:anywhere]">
          <code>{action}</code> {problem}
          {nearest === undefined ? (
            '.'
          ) : (
            <>
              ; did you mean <code>{nearest}</code>?
            </>
          )}{' '}
          <span className="text-small text-muted">
            {statements.length === 1 ? 'Statement' : 'Statements'}{' '}
            {joinWords(statements.map((index) => `${index + 1}`))}
          </span>
        </li>
      ))}
      {findings.length > most && <li>And {findings.length - most} more.</li>}
    </ul>
  );
}
