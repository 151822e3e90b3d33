import type { Metadata } from 'next';
import { address } from '@/components/ui/link';
import { type FeedScope, feedFormats, paths } from '@/lib/addresses/paths';
import { record } from '@/lib/build/site-data';
import { cardSize } from '@/lib/site/cards/card';
import { feedTypes, nameFeed } from '@/lib/text/wording';

/** What a page has beyond every other. */
interface Extras {
  /** Feeds narrower than those of everything. */
  feedOf?: FeedScope;
  /** A page of one policy, change or announcement: it has a card and an oEmbed answer. */
  subject?: string;
}

/**
 * The head of one page: title, description, canonical address, the feeds, and what chats and
 * wikis show of a link to it.
 */
export function describePage(
  path: string,
  title: string,
  description: string,
  { feedOf, subject }: Extras = {},
): Metadata {
  const image = {
    url: address.absolute(paths.card(subject === undefined ? paths.home : path)),
    ...cardSize,
    type: 'image/png',
    alt: subject ?? record.site.title,
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
                { url: address.absolute(paths.oembed(path)), title: subject },
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
 * Feeds by their media types, for a feed reader that is given the page: all formats of the
 * narrowest, and that of everything in the one format that every reader knows.
 */
function listFeeds(narrowest: FeedScope = 'everything') {
  return Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format],
      [...new Set([narrowest, ...(format === 'rss' ? (['everything'] as const) : [])])].map(
        (scope) => ({
          url: address.absolute(paths.feed(format, scope)),
          title: nameFeed(record.site.title, scope),
        }),
      ),
    ]),
  );
}
