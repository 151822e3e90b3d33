import { paths } from '@/lib/addresses/paths';
import type { SearchResults } from '@/lib/site/search/find';
import { hasAnnouncements, SiteLink } from '../ui/site';
import { ResultGroup } from './result-group';

/** The results by kind; without results other queries and the lists of the site. */
export function Results({ results: { groups, count, suggestions } }: { results: SearchResults }) {
  if (count > 0) return groups.map((group) => <ResultGroup key={group.kind} group={group} />);
  return (
    <div className="max-w-[46rem]">
      {suggestions.length > 0 && (
        <p>
          Did you mean{' '}
          {suggestions.map((suggestion, index) => (
            <span key={suggestion}>
              {index > 0 && (index === suggestions.length - 1 ? ' or ' : ', ')}
              <SiteLink to={paths.searchFor(suggestion)} data-stop className="name">
                {suggestion}
              </SiteLink>
            </span>
          ))}
          ?
        </p>
      )}
      <p className="mt-2">
        Try fewer letters or other words, or use the lists of{' '}
        <SiteLink to={paths.policies} data-stop>
          policies
        </SiteLink>
        ,{' '}
        <SiteLink to={paths.actions} data-stop>
          actions
        </SiteLink>
        {hasAnnouncements && (
          <>
            ,{' '}
            <SiteLink to={paths.announcements} data-stop>
              announcements
            </SiteLink>
          </>
        )}{' '}
        and{' '}
        <SiteLink to={paths.changes} data-stop>
          changes
        </SiteLink>
        .
      </p>
    </div>
  );
}
