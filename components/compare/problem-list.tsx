import type { Problem } from '@/lib/shared/problem';
import { countOf } from '@/lib/text/wording';
import { ErrorMessage } from '../tool/tool';

/** More problems than these do not help. */
const maxShown = 10;

/** The problems of a document: the place, what is expected, what was found, what to do. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ErrorMessage>
      <p>The document cannot be read: {countOf(problems.length, 'problem')}.</p>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.slice(0, maxShown).map(({ place, expected, found, remedy }) => (
          <li key={`${place} ${expected}`} className="[overflow-wrap:anywhere]">
            {place !== '' && (
              <>
                <code>{truncate(place)}</code>:{' '}
              </>
            )}
            expected {expected}, found {truncate(found)}. {remedy}
          </li>
        ))}
      </ul>
      {problems.length > maxShown && <p>And {problems.length - maxShown} more.</p>}
    </ErrorMessage>
  );
}

function truncate(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
