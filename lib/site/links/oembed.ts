import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { cardSize } from '../cards/card';
import { embedSize, writeFrame } from './embed';
import { writePlainLine } from './plain-line';
import type { LinkSubject } from './subject';

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
