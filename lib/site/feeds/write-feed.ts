import type { FeedFormat } from '../../addresses/paths';
import { dropIllegalCharacters } from '../escape-text';
import { writeAtom } from './atom';
import type { Feed, FeedItem } from './feed';
import { writeRss } from './rss';

/** A feed in one of its formats. */
export const writeFeed: Record<FeedFormat, (feed: Feed) => string> = {
  rss: writeRss,
  atom: writeAtom,
  json: writeJsonFeed,
};

/**
 * A feed as JSON Feed 1.1. No item has a date of modification: what we word anew must not make
 * it look new.
 * Source: https://www.jsonfeed.org/version/1.1/
 */
export function writeJsonFeed(feed: Feed): string {
  const body = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.page,
    feed_url: feed.addresses.json,
    description: feed.description,
    language: feed.language,
    authors: [feed.author],
    items: feed.items.map(describeItem),
  };
  return `${JSON.stringify(body, (_, value) => (typeof value === 'string' ? dropIllegalCharacters(value) : value), 2)}\n`;
}

function describeItem({ id, url, title, summary, html, published, categories }: FeedItem) {
  return {
    id,
    url,
    title,
    summary,
    content_html: html,
    date_published: published,
    tags: categories,
  };
}
