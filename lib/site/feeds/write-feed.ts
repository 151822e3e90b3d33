import type { FeedFormat } from '../../addresses/paths';
import { writeAtom } from './atom';
import type { Feed } from './feed';
import { writeJsonFeed } from './json-feed';
import { writeRss } from './rss';

/** A feed in one of its formats. */
export const writeFeed: Record<FeedFormat, (feed: Feed) => string> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
};
