import { address } from '@/components/ui/link';
import { type FeedFormat, type FeedScope, paths } from '@/lib/addresses/paths';
import { buildFeed } from '@/lib/site/feeds/build-feed';
import type { Feed } from '@/lib/site/feeds/feed';
import { writeFeed } from '@/lib/site/feeds/write-feed';
import { feedTypes } from '@/lib/text/wording';
import { findPolicy, reconciliation, record } from './record';

const built = new Map<string, Feed>();

/** The handler of a feed that stands at one address. */
export function answerFeed(format: FeedFormat, of: FeedScope): () => Response {
  return () => {
    // Feeds of one scope differ in their format alone.
    const key = paths.feed('rss', of);
    const feed = built.get(key) ?? buildFeed({ site: record.site, address, reconciliation }, of);
    built.set(key, feed);
    return new Response(writeFeed[format](feed), {
      headers: { 'content-type': `${feedTypes[format]}; charset=utf-8` },
    });
  };
}

interface Context {
  params: Promise<{ name: string }>;
}

/** The handler of the feeds that stand beside each policy. */
export function answerPolicyFeed(format: FeedFormat) {
  return async (_request: Request, { params }: Context): Promise<Response> => {
    const { policyName } = findPolicy((await params).name);
    return answerFeed(format, { policyName })();
  };
}
