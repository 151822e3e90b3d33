import { type FeedScope, paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';

/** The addresses of the feeds of a scope, by format. */
export function describeFeeds(of: FeedScope, address: SiteAddress) {
  return {
    rss: address.absolute(paths.feed('rss', of)),
    atom: address.absolute(paths.feed('atom', of)),
    json: address.absolute(paths.feed('json', of)),
  };
}
