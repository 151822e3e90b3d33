import { feedTypes } from '../../text/wording';
import type { Feed, FeedItem } from './feed';
import { writeDocument, writeElement, writeEmpty, writeHtml, writeLines, writeText } from './xml';

/**
 * Formats a feed as Atom 1.0. Entries have their publication as update, so that a new wording of ours
 * does not make them look new.
 * Source: RFC 4287.
 */
export function formatAtom(feed: Feed): string {
  const { author } = feed;
  const parts = [
    writeText('id', feed.id),
    writeText('title', feed.title),
    writeText('subtitle', feed.description),
    writeText('updated', feed.updated),
    writeElement('author', [writeText('name', author.name), writeText('uri', author.url)]),
    writeEmpty('link', { rel: 'self', type: feedTypes.atom, href: feed.addresses.atom }),
    writeEmpty('link', { rel: 'alternate', type: 'text/html', href: feed.page }),
    ...feed.items.map(writeEntry),
  ];
  return writeDocument(
    writeLines('feed', parts, {
      xmlns: 'http://www.w3.org/2005/Atom',
      'xml:lang': feed.language,
    }),
  );
}

function writeEntry({ id, url, title, summary, html, published, categories }: FeedItem): string {
  return writeLines('entry', [
    writeText('id', id),
    writeText('title', title),
    writeText('published', published),
    writeText('updated', published),
    writeEmpty('link', { rel: 'alternate', type: 'text/html', href: url }),
    ...categories.map((category) => writeEmpty('category', { term: category })),
    writeText('summary', summary, { type: 'text' }),
    writeHtml('content', html, { type: 'html' }),
  ]);
}
