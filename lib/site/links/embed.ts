import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { cardSize } from '../cards/card';
import { escapeHtml, formatPlainLine } from '../escape-text';
import type { LinkSubject } from './subject';

/**
 * The size in pixels of an embedded page. Every embedded page of the record fits in any usual font:
 * the height allows for text 6 % wider than DejaVu Sans, one of the widest. A browser test checks it.
 */
export const embedSize = { width: 600, height: 520 };

/**
 * Formats the iframe that shows a page on another site. It runs no script and opens pages only by
 * links. It has `frameborder`, without which browsers draw a border, since many hosts refuse a style.
 */
export function formatFrame(
  { name, path }: Pick<LinkSubject, 'name' | 'path'>,
  address: SiteAddress,
): string {
  const attributes = {
    src: address.absolute(paths.embed(path)),
    width: String(embedSize.width),
    height: String(embedSize.height),
    title: formatPlainLine(name),
    loading: 'lazy',
    frameborder: '0',
    sandbox: frameSandbox,
  };
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<iframe${text.join('')}></iframe>`;
}

/** Allows an embedded page only to open links. */
export const frameSandbox =
  'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** The seconds for which a host may cache a response. */
const cacheAge = 86_400;

/**
 * Describes `…/oembed.json` of a page: its iframe, and its card as thumbnail. A static file ignores
 * `maxwidth`; the iframe is narrow enough for most columns.
 * Source: oembed.com 1.0, section 2.3.4.4, the rich type.
 */
export function describeOEmbed(subject: LinkSubject, siteTitle: string, address: SiteAddress) {
  return {
    version: '1.0',
    type: 'rich',
    title: formatPlainLine(subject.name),
    provider_name: siteTitle,
    provider_url: address.absolute(paths.home),
    cache_age: cacheAge,
    html: formatFrame(subject, address),
    ...embedSize,
    thumbnail_url: address.absolute(subject.card),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  };
}
