import { UTCDate } from '@date-fns/utc';
import { format } from 'date-fns';
import { feedTypes } from '../../text/wording';
import { escapeHtml } from '../escape-text';
import type { Feed, FeedItem } from './feed';
import { writeDocument, writeEmpty, writeHtml, writeLines, writeText } from './xml';

/**
 * A feed as RSS 2.0. The self link is Atom's, the whole HTML of an item stands in
 * content:encoded, after the description, which is its summary.
 * Sources: RSS Advisory Board, "RSS 2.0 Specification" and "RSS Best Practices Profile".
 */
export function writeRss(feed: Feed): string {
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
    // Of all texts of RSS this one is HTML, so it is escaped as such first.
    writeText('description', escapeHtml(summary)),
    writeHtml('content:encoded', html),
  ]);
}

/** An instant as RSS writes it: `Tue, 23 Nov 2021 22:05:12 GMT`, the year in four digits. */
export function formatRfc822(instant: string): string {
  return format(new UTCDate(instant), "EEE, dd MMM yyyy HH:mm:ss 'GMT'");
}
