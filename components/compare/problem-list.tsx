import type { Problem } from '@/lib/shared/problem';
import { countOf } from '@/lib/text/wording';
import { Trouble } from '../tool/tool';

/** More than these tell a reader nothing new. */
const most = 10;

/** What is wrong with a document: where, what belongs there, what stands there, what to do. */
export function ProblemList({ problems }: { problems: readonly Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <div className="basis-full">
      <Trouble>
        <p>Not read: {countOf(problems.length, 'fault')}.</p>
        <ul className="mt-1 flex flex-col gap-1">
          {problems.slice(0, most).map(({ place, expected, found, remedy }) => (
            <li key={`${place} ${expected}`} className="[overflow-wrap:anywhere]">
              {place !== '' && (
                <>
                  <code>{cut(place)}</code>:{' '}
                </>
              )}
              expected {expected}, found {cut(found)}. {remedy}
            </li>
          ))}
        </ul>
        {problems.length > most && <p>And {problems.length - most} more.</p>}
      </Trouble>
    </div>
  );
}

function cut(text: string): string {
  return text.length > 300 ? `${text.slice(0, 300)}…` : text;
}
