import { type FeedScope, feedFormats } from '@/lib/addresses/paths';
import { formatNames } from '@/lib/text/wording';
import { BreakableAddress } from '../ui/breakable-address';
import { FeedLink } from './feed-link';

/** The addresses of a feed, one to a format. */
export function FeedAddresses({ of }: { of: FeedScope }) {
  return (
    <ul className="pb-1">
      {feedFormats.map((format) => (
        <li
          key={format}
          className="grid items-baseline gap-x-4 py-1 sm:grid-cols-[6rem_minmax(0,1fr)]"
        >
          <span className="text-small text-muted">{formatNames[format]}</span>
          <FeedLink format={format} of={of}>
            {(url) => (
              <span className="name">
                <BreakableAddress url={url} />
              </span>
            )}
          </FeedLink>
        </li>
      ))}
    </ul>
  );
}
