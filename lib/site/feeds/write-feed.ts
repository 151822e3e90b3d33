import type { FeedFormat } from '../../addresses/paths';
import { dropIllegalCharacters } from '../escape-text';
import { formatAtom } from './atom';
import type { Feed, FeedItem } from './feed';
import { formatRss } from './rss';

/** Formats a feed. */
export const formatFeed: Record<FeedFormat, (feed: Feed) => string> = {
  rss: formatRss,
  atom: formatAtom,
  json: formatJsonFeed,
};

/**
 * Formats a feed as JSON Feed 1.1. Items have no date of modification, so that a new wording of ours
 * does not make them look new.
 * Source: https://www.jsonfeed.org/version/1.1/
 */
function formatJsonFeed(feed: Feed): string {
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
