import { paths } from '@/lib/addresses/paths';
import { SiteLink } from '../ui/site';

/** A kind of thing that search finds, by what, and a query that finds one. */
export interface Example {
  of: string;
  by: string;
  query: string;
}

/** Examples, shown while the box is empty. */
export function Examples({ examples }: { examples: Example[] }) {
  return (
    <section aria-labelledby="can-be-found">
      <h2 id="can-be-found">Examples</h2>
      <dl className="card results mt-2">
        {examples.map(({ of, by, query }) => (
          <div key={of}>
            <dt>
              <SiteLink to={paths.searchFor(query)} data-stop className="name">
                {query}
              </SiteLink>
            </dt>
            <dd className="hint">
              {of}: by {by}
            </dd>
          </div>
        ))}
      </dl>
      <p className="hint mt-4 max-w-[46rem]">
        Letter case does not matter, the beginning of a word is enough, and small typing errors are
        corrected. Press <kbd>/</kbd> or <kbd>Ctrl</kbd> <kbd>K</kbd> on any page to search. Use the
        arrow keys to move through the results, and <kbd>Esc</kbd> to return to the box.
      </p>
    </section>
  );
}
