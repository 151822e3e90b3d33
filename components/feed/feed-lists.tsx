import type { ReactNode } from 'react';
import { type FeedFormat, type FeedScope, feedFormats, paths } from '@/lib/addresses/paths';
import type { Policy } from '@/lib/record/types';
import { formatNames } from '@/lib/text/wording';
import { BreakableAddress, BreakableName } from '../ui/breakable';
import { address, SiteLink } from '../ui/site';

/** The address of a feed as a link, and a button that copies it, shown only with script. */
function FeedLink({
  format,
  of,
  children,
}: {
  format: FeedFormat;
  of: FeedScope;
  children: (url: string) => ReactNode;
}) {
  const url = address.absolute(paths.feed(format, of));
  const id = `address-${typeof of === 'string' ? of : of.policyName}-${format}`;
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
      <a id={id} href={url} className="min-w-0">
        {children(url)}
      </a>
      <button type="button" data-copy-value={url} aria-describedby={id} className="scripted copy">
        Copy
      </button>
    </span>
  );
}

/** A feed: for whom it is, and its addresses, one per format. */
export function FeedCard({ of, children }: { of: FeedScope; children: ReactNode }) {
  return (
    <div className="card">
      <p>{children}</p>
      <ul>
        {feedFormats.map((format) => (
          <li key={format} className="grid gap-x-4 py-1 sm:grid-cols-[6.5rem_minmax(0,1fr)]">
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
    </div>
  );
}

/** The feeds of all policies. Each policy has an id. */
export function PolicyFeeds({ policies }: { policies: Policy[] }) {
  return (
    <ul className="card">
      {policies.map(({ policyName }) => (
        <li
          key={policyName}
          id={policyName}
          className="grid items-baseline gap-x-6 gap-y-1 lg:grid-cols-[minmax(0,1fr)_32rem]"
        >
          <SiteLink to={paths.policy(policyName)} className="name">
            <BreakableName name={policyName} />
          </SiteLink>
          <ul className="flex flex-wrap gap-x-5 gap-y-1 text-small sm:grid sm:grid-cols-3">
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

/** Terms with explanations, in two columns on wide screens. */
export function FeedNotes({ notes }: { notes: { term: string; text: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-12 gap-y-5 lg:grid-cols-2">
      {notes.map(({ term, text }) => (
        <div key={term} className="min-w-0">
          <dt className="font-semibold">{term}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}
