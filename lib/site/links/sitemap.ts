import type { SiteAddress } from '../../addresses/site-address';
import { escapeHtml } from '../escape-text';

/**
 * `/sitemap.xml`: the address of every page.
 * Source: sitemaps.org, protocol 0.9; at most 50,000 addresses, which 1,300 policies do not reach.
 */
export function writeSitemap(pages: readonly string[], address: SiteAddress): string {
  const entries = pages.map(
    (page) => `<url><loc>${escapeHtml(address.absolute(page))}</loc></url>\n`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${entries.join('')}</urlset>
`;
}

/** `/robots.txt`: everything may be read. Search engines look for it at the root of a host only. */
export function writeRobots(address: SiteAddress): string {
  return `User-agent: *\nAllow: /\nSitemap: ${address.absolute('/sitemap.xml')}\n`;
}
