import { paths } from '@/lib/addresses/paths';
import { labelLetter } from '@/lib/text/letters';
import { SiteLink } from '../ui/site';

/** Links to the pages of policies by letter. */
export function LetterList({
  letters,
  current,
}: {
  letters: ReadonlyMap<string, readonly unknown[]>;
  current?: string;
}) {
  return (
    <nav aria-label="Policies by letter">
      <ul className="letters">
        {[...letters.keys()].map((letter) => (
          <li key={letter}>
            <SiteLink
              to={paths.policiesOfLetter(letter)}
              aria-current={letter === current ? 'page' : undefined}
            >
              {labelLetter(letter)}
            </SiteLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
