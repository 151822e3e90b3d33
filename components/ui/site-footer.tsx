import { paths } from '@/lib/addresses/paths';
import type { SiteFile } from '@/lib/record/types';
import { SiteLink } from './site';
import { Time } from './time';

/** What the site is, its sources and their dates, and further links. */
export function SiteFooter({ site }: { site: SiteFile }) {
  return (
    <footer className="site-foot">
      <div className="sheet">
        <div>
          <p>
            {site.title} keeps the history of {site.subject}’s managed policies. It is unofficial:
            not made, checked or endorsed by AWS. What binds is what IAM enforces in your account.
          </p>
          <ul className="prose">
            {site.sources.map(({ id, title, record, observedUntil }) => (
              <li key={id}>
                <SiteLink to={`${paths.about}#${id}`}>{title}</SiteLink>:{' '}
                {record === 'served' ? 'what IAM served' : 'what AWS announced'}, read up to{' '}
                <Time at={observedUntil} />
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
            <SiteLink to={paths.api}>API: the same as JSON</SiteLink>
          </li>
        </ul>
      </div>
    </footer>
  );
}
