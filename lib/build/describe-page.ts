import { address } from '../../components/ui/site';
import { type FeedScope, feedFormats, paths } from '../addresses/paths';
import { cardSize } from '../site/cards/card';
import type { LinkSubject } from '../site/links/subject';
import { feedTypes, nameFeed } from '../text/wording';
import type { PageMetadata } from './plain-page';
import { record } from './site-data';

/** What only some pages have. */
interface Extras {
  /** The scope of the feeds of the page; everything by default. */
  feedOf?: FeedScope;
  /** The policy, change or announcement of the page, which has a card and oEmbed. */
  subject?: LinkSubject;
}

/** Describes the metadata of a page: title, description, canonical address, feeds, Open Graph. */
export function describePage(
  path: string,
  title: string,
  description: string,
  { feedOf, subject }: Extras = {},
): PageMetadata {
  const image = {
    url: address.absolute(subject?.card ?? paths.card(paths.home)),
    ...cardSize,
    type: 'image/png',
    alt: subject?.name ?? record.site.title,
  };
  return {
    title: `${title} · ${record.site.title}`,
    description,
    alternates: {
      canonical: address.absolute(path),
      types: {
        ...listFeeds(feedOf),
        ...(subject === undefined
          ? {}
          : {
              'application/json+oembed': [
                { url: address.absolute(paths.oembed(path)), title: subject.name },
              ],
            }),
      },
    },
    openGraph: {
      type: subject === undefined ? 'website' : 'article',
      siteName: record.site.title,
      url: address.absolute(path),
      title,
      description,
      images: [image],
    },
    twitter: { card: 'summary_large_image' },
  };
}

/**
 * Lists feeds by their media types, for feed readers that are given the page: those of a scope in
 * all formats, and that of everything as RSS.
 */
function listFeeds(ofPage: FeedScope = 'everything') {
  return Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format],
      [...new Set([ofPage, ...(format === 'rss' ? (['everything'] as const) : [])])].map(
        (scope) => ({
          url: address.absolute(paths.feed(format, scope)),
          title: nameFeed(record.site.title, scope),
        }),
      ),
    ]),
  );
}
