import type { PlacedFinding } from '@/lib/iam/check-actions';
import { countOf, joinWords } from '@/lib/text/wording';
import { ErrorMessage } from '../tool/tool';

/** Actions of the reader's document that IAM does not have or that cannot be checked. */
export function ActionFindings({ findings }: { findings: readonly PlacedFinding[] }) {
  const wrong = findings.filter(({ kind }) => kind !== 'unknown-service');
  const unchecked = findings.filter(({ kind }) => kind === 'unknown-service');
  return (
    <>
      {wrong.length > 0 && (
        <ErrorMessage>
          <p>Your document names {countOf(wrong.length, 'action')} that IAM does not have:</p>
          <FindingList findings={wrong} />
        </ErrorMessage>
      )}
      {unchecked.length > 0 && (
        <div className="hint mt-3">
          <FindingList findings={unchecked} />
        </div>
      )}
    </>
  );
}

/** Only so many have suggestions. */
const maxShown = 20;

function FindingList({ findings }: { findings: readonly PlacedFinding[] }) {
  return (
    <ul className="mt-1 flex flex-col gap-1">
      {findings
        .slice(0, maxShown)
        .map(({ action, problem, suggestions: [suggestion], statements }) => (
          <li key={action} className="[overflow-wrap:anywhere]">
            <code>{action}</code> {problem}
            {suggestion === undefined ? (
              '.'
            ) : (
              <>
                ; did you mean <code>{suggestion}</code>?
              </>
            )}{' '}
            <span className="hint">
              {statements.length === 1 ? 'Statement' : 'Statements'}{' '}
              {joinWords(statements.map((index) => `${index + 1}`))}
            </span>
          </li>
        ))}
      {findings.length > maxShown && <li>And {findings.length - maxShown} more.</li>}
    </ul>
  );
}
