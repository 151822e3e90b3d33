import { feedFormats, paths } from '@/lib/addresses/paths';
import type { Policy } from '@/lib/record/types';
import { formatNames } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable-name';
import { SiteLink } from '../ui/link';
import { FeedLink } from './feed-link';

/** The feeds of each policy, by name; each row can be linked to. */
export function PolicyFeeds({ policies }: { policies: Policy[] }) {
  return (
    <ul>
      {policies.map(({ policyName }) => (
        <li
          key={policyName}
          id={policyName}
          className="grid items-baseline gap-x-6 gap-y-1 border-t border-line py-2 lg:grid-cols-[minmax(0,1fr)_30rem]"
        >
          <SiteLink to={paths.policy(policyName)} className="name text-ink no-underline">
            <BreakableName name={policyName} />
          </SiteLink>
          <ul className="grid gap-y-1 text-small sm:grid-cols-3">
            {feedFormats.map((format) => (
              <li key={format}>
                <FeedLink format={format} of={{ policyName }}>
                  {() => formatNames[format]}
                </FeedLink>
              </li>
            ))}
          </ul>
        </li>
      ))}
    </ul>
  );
}
