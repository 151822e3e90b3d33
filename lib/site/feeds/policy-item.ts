import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { PolicyEvent } from '../../history/withdrawals';
import { escapeHtml } from '../escape-text';
import { type FeedItem, listCategories } from './feed';

/** Describes the withdrawal or return of a policy as an item, published when it was observed. */
export function describePolicyItem(
  idBase: string,
  address: SiteAddress,
  { policy: { policyName }, effect, observed, since }: PolicyEvent,
): FeedItem {
  const url = address.absolute(paths.policy(policyName));
  const summary =
    effect === 'withdrawn'
      ? `The source no longer lists the policy; this was observed at ${observed}. Existing attachments may still apply.`
      : `The source lists the policy again; this was observed at ${observed}. It did not list it since ${since}.`;
  return {
    id: `${idBase}:${effect}/${encodeURIComponent(policyName)}/${observed}`,
    url,
    title: `${policyName}: ${effect === 'withdrawn' ? 'withdrawn' : 'listed again'}`,
    summary,
    html: `<p>${escapeHtml(summary)}</p><p><a href="${escapeHtml(url)}">${escapeHtml(policyName)}</a></p>`,
    published: observed,
    categories: listCategories([effect, policyName], []),
  };
}
