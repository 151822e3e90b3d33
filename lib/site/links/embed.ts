import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { cardSize } from '../cards/card';
import { escapeHtml, writePlainLine } from '../escape-text';
import type { LinkSubject } from './subject';

/**
 * Pixels in which every embedded page of the record fits without scrolling, in any usual font: the
 * height has room for text 6 % wider than DejaVu Sans, one of the widest. What is longer scrolls.
 * A test in a browser checks both.
 */
export const embedSize = { width: 600, height: 420 };

/**
 * The frame that shows a page on another site. It runs no script and may open a page only
 * where the reader follows a link. Without `frameborder` browsers draw a sunken edge, and a
 * style would be refused by many a host.
 */
export function writeFrame(
  { name, path }: Pick<LinkSubject, 'name' | 'path'>,
  address: SiteAddress,
): string {
  const attributes = {
    src: address.absolute(paths.embed(path)),
    width: String(embedSize.width),
    height: String(embedSize.height),
    title: writePlainLine(name),
    loading: 'lazy',
    frameborder: '0',
    sandbox: frameSandbox,
  };
  const text = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeHtml(value)}"`);
  return `<iframe${text.join('')}></iframe>`;
}

/** What an embedded page may do: follow a link that the reader follows. */
export const frameSandbox =
  'allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';

/** Seconds for which a host may keep an answer: a policy gets its next version in its own time. */
const cacheAge = 86_400;

/**
 * What `…/oembed.json` beside a page answers: a frame of it, and its card as a picture. A
 * static file knows no `maxwidth`; the frame is narrow enough for most columns.
 * Source: oembed.com 1.0, section 2.3.4.4, the rich type.
 */
export function describeOEmbed(subject: LinkSubject, siteTitle: string, address: SiteAddress) {
  return {
    version: '1.0',
    type: 'rich',
    title: writePlainLine(subject.name),
    provider_name: siteTitle,
    provider_url: address.absolute(paths.home),
    cache_age: cacheAge,
    html: writeFrame(subject, address),
    ...embedSize,
    thumbnail_url: address.absolute(paths.card(subject.path)),
    thumbnail_width: cardSize.width,
    thumbnail_height: cardSize.height,
  };
}
