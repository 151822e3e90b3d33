import { paths } from '@/lib/addresses/paths';
import { address, hasAnnouncements, SiteLink } from '../ui/site';

/** How to hear of the next change. */
export function Subscribe() {
  const feed = address.absolute(paths.feed('rss'));
  return (
    <p className="max-w-[46rem] py-3">
      Every change{hasAnnouncements && ' and every announcement'}, with what was added and removed,
      as an RSS feed: <a href={feed}>{feed}</a>. Give that address to a feed reader or a chat
      channel. <SiteLink to={paths.feeds}>Other feeds</SiteLink> are of one policy
      {hasAnnouncements && ', or of what AWS never announced'}, in RSS, Atom and JSON.
    </p>
  );
}
