import { address } from '@/components/ui/link';
import { buildFeed } from '@/lib/feeds/build-feed';
import { writeFeed } from '@/lib/feeds/write-feed';
import type { FeedFormat, FeedScope } from '@/lib/site/paths';
import { feedTypes } from '@/lib/site/wording';
import { findPolicy, reconciliation, record } from './record';

/** The handler of a feed that stands at one address. */
export function answerFeed(format: FeedFormat, of: FeedScope): () => Response {
  return () => {
    const feed = buildFeed({ site: record.site, address, reconciliation }, of);
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

/** The policies that have feeds: all of them. */
export function listPolicyParams() {
  return record.policies.map(({ policyName }) => ({ name: policyName }));
}
