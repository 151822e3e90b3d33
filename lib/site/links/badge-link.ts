import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { escapeHtml } from '../feeds/text';
import { encodeAddress, escapeMarkdown } from './copy-link';
import { writePlainLine } from './plain-line';

/**
 * The badge of a policy as a picture that leads to its page. Who cannot see it is told the
 * name alone: the version in it changes, the text around it does not.
 */
export function writeBadgeLink(
  format: 'markdown' | 'html',
  policyName: string,
  address: SiteAddress,
): string {
  const name = writePlainLine(policyName);
  const badge = encodeAddress(address.absolute(paths.badge(policyName)));
  const page = encodeAddress(address.absolute(paths.policy(policyName)));
  return format === 'markdown'
    ? `[![${escapeMarkdown(name)}](${badge})](${page})`
    : `<a href="${escapeHtml(page)}"><img src="${escapeHtml(badge)}" alt="${escapeHtml(name)}"></a>`;
}
