import { paths } from '@/lib/addresses/paths';
import type { SiteFile } from '@/lib/record/types';
import { SiteLink } from './site';
import { Time } from './time';

/** What the site is, its sources and, in small records, their dates, and further links. */
export function SiteFooter({ site, showsDates }: { site: SiteFile; showsDates: boolean }) {
  return (
    <footer className="site-foot">
      <div className="sheet">
        <div>
          <p>
            {site.title} is an unofficial history of the managed policies of {site.subject}, not
            made, checked or endorsed by AWS. The documents in your own account are authoritative.
          </p>
          <ul className="prose">
            {site.sources.map(({ id, title, record, observedUntil }) => (
              <li key={id}>
                <SiteLink to={`${paths.about}#${id}`}>{title}</SiteLink>:{' '}
                {record === 'served' ? 'policy versions' : 'announcements'}
                {showsDates && (
                  <>
                    {' '}
                    up to <Time at={observedUntil} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </div>
        <ul>
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
            <SiteLink to={paths.api}>API</SiteLink>
          </li>
        </ul>
      </div>
    </footer>
  );
}
