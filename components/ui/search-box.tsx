import { paths } from '@/lib/addresses/paths';
import { address } from './site';

/**
 * The search box of the header. It leads to the search page; script adds suggestions, and focus on
 * `/` and Ctrl-K.
 */
export function SearchBox() {
  return (
    <search className="site-search">
      <form action={address.href(paths.search)}>
        <input
          data-search-box=""
          type="search"
          name="q"
          aria-label="Search policies, actions and dates"
          aria-keyshortcuts="/ Control+K"
          placeholder="Policy, action, date"
          autoComplete="off"
          autoCapitalize="none"
          autoCorrect="off"
          spellCheck={false}
        />
        <span aria-hidden="true" className="slash scripted">
          /
        </span>
      </form>
      {/* components/script/suggest.ts fills it; React leaves its content alone. */}
      <div
        className="suggestions"
        hidden
        dangerouslySetInnerHTML={{ __html: '' }}
        suppressHydrationWarning
      />
    </search>
  );
}
