import { feedFormats, paths } from '@/lib/addresses/paths';
import { formatNames } from '@/lib/text/wording';
import { address, hasAnnouncements, SiteLink } from '../ui/site';

/** The feed of all changes, with its address to copy, and the other feeds. */
export function Subscribe() {
  const feed = address.absolute(paths.feed('rss'));
  return (
    <div className="card">
      <div>
        <p>
          One feed has every change{hasAnnouncements && ' and every announcement'}, with what was
          added and removed. Add its address to a feed reader or a chat channel:
        </p>
        <p className="mt-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
          <code className="select-all">{feed}</code>
          <button type="button" className="scripted text-link" data-copy-value={feed}>
            Copy address
          </button>
        </p>
      </div>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {feedFormats.map((format) => (
          <li key={format}>
            <SiteLink to={paths.feed(format)}>{formatNames[format]}</SiteLink>
          </li>
        ))}
        <li>
          <SiteLink to={paths.feeds}>
            Feeds of one policy{hasAnnouncements && ' or of unannounced changes'}
          </SiteLink>
        </li>
      </ul>
    </div>
  );
}
