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
      <h2 id="can-be-found">What can be found</h2>
      <dl className="mt-2 border-t border-line">
        {examples.map(({ of, by, query }) => (
          <div
            key={of}
            className="grid gap-x-6 border-b border-line py-2 sm:grid-cols-[9rem_minmax(0,1fr)]"
          >
            <dt>{of}</dt>
            <dd>
              <span className="text-muted">by {by}: </span>
              <SiteLink to={paths.searchFor(query)} data-stop className="name">
                {query}
              </SiteLink>
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 max-w-[46rem] text-small text-muted">
        Small and capital letters are one, the beginning of a word is enough, and a slip or two in a
        longer word does no harm. <kbd>/</kbd> or <kbd>Ctrl</kbd> <kbd>K</kbd> leads here from any
        page; the arrow keys lead from result to result, and <kbd>Esc</kbd> back to the box.
      </p>
    </section>
  );
}
