import type { Problem } from '@/lib/shared/problem';
import { countOf } from '@/lib/text/wording';
import { ErrorMessage } from '../tool/tool';

/** More problems than these do not help. */
const maxShown = 10;

/** The problems of a document: the place, what is expected, what was found, what to do. */
export function ProblemList({
  problems,
  count = problems.length,
  title = 'The document cannot be read',
}: {
  /** Where there are several files, each problem has the name of its file. */
  problems: readonly (Problem & { file?: string })[];
  /** Of all problems, where `problems` has only the first ones. */
  count?: number;
  title?: string;
}) {
  if (problems.length === 0) return null;
  return (
    <ErrorMessage>
      <p>
        {title}: {countOf(count, 'problem')}.
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {problems.slice(0, maxShown).map(({ file, place, expected, found, remedy }) => (
          <li key={`${file} ${place} ${expected} ${found}`} className="[overflow-wrap:anywhere]">
            {file !== undefined && <>{truncate(file)}, </>}
            {place !== '' && (
              <>
                <code>{truncate(place)}</code>:{' '}
              </>
            )}
            expected {expected}, found {truncate(found)}. {remedy}
          </li>
        ))}
      </ul>
      {count > maxShown && <p>And {(count - maxShown).toLocaleString('en-US')} more.</p>}
    </ErrorMessage>
  );
}

function truncate(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
