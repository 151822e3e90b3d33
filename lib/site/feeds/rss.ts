import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns/format';
import { feedTypes } from '../../text/wording';
import { escapeHtml } from '../escape-text';
import type { Feed, FeedItem } from './feed';
import { writeDocument, writeEmpty, writeHtml, writeLines, writeText } from './xml';

/**
 * Formats a feed as RSS 2.0, with Atom's self link, the summary of an item as description, and its
 * HTML as content:encoded.
 * Sources: RSS Advisory Board, "RSS 2.0 Specification" and "RSS Best Practices Profile".
 */
export function formatRss(feed: Feed): string {
  const channel = [
    writeText('title', feed.title),
    writeText('link', feed.page),
    writeText('description', feed.description),
    writeText('language', feed.language),
    writeText('lastBuildDate', formatRfc822(feed.updated)),
    writeEmpty('atom:link', { rel: 'self', type: feedTypes.rss, href: feed.addresses.rss }),
    ...feed.items.map(writeItem),
  ];
  return writeDocument(writeLines('rss', [writeLines('channel', channel)], namespaces));
}

const namespaces = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:content': 'http://purl.org/rss/1.0/modules/content/',
};

function writeItem({ id, url, title, summary, html, published, categories }: FeedItem): string {
  return writeLines('item', [
    writeText('title', title),
    writeText('link', url),
    writeText('guid', id, { isPermaLink: 'false' }),
    writeText('pubDate', formatRfc822(published)),
    ...categories.map((category) => writeText('category', category)),
    // The only text of RSS that is HTML.
    writeText('description', escapeHtml(summary)),
    writeHtml('content:encoded', html),
  ]);
}

/** Formats an instant for RSS: `Tue, 23 Nov 2021 22:05:12 GMT`, with a year of four digits. */
export function formatRfc822(instant: string): string {
  return format(new UTCDate(instant), "EEE, dd MMM yyyy HH:mm:ss 'GMT'");
}
