import type { SiteFile } from '@/lib/record/types';
import { paths } from '@/lib/site/paths';
import { SiteLink } from './link';
import { Time } from './time';

/** What the site is, that it is unofficial, from which sources, and up to which day. */
export function SiteFooter({ site }: { site: SiteFile }) {
  return (
    <footer className="mt-20 border-t border-line text-small text-muted">
      <div className="sheet grid gap-x-12 gap-y-4 py-8 sm:grid-cols-[1fr_auto]">
        <div className="max-w-[44rem] space-y-2">
          <p>
            {site.title} keeps the history of {site.subject}’s managed policies. It is unofficial:
            not made, checked or endorsed by AWS. What binds is what IAM enforces in your account.
          </p>
          <ul className="space-y-1">
            {site.sources.map(({ id, title, record, observedUntil }) => (
              <li key={id}>
                <SiteLink to={`${paths.about}#${id}`}>{title}</SiteLink>:{' '}
                {record === 'served' ? 'what IAM served' : 'what AWS announced'}, read up to{' '}
                <Time at={observedUntil} />
              </li>
            ))}
          </ul>
        </div>
        <ul className="space-y-1">
          <li>
            <SiteLink to={paths.about}>About this record</SiteLink>
          </li>
          <li>
            <SiteLink to={paths.linking}>Linking and embedding</SiteLink>
          </li>
          <li>
            <SiteLink to={paths.feeds}>Feeds</SiteLink>
          </li>
          <li>
            <SiteLink to={paths.api}>API: the same as JSON</SiteLink>
          </li>
        </ul>
      </div>
    </footer>
  );
}
