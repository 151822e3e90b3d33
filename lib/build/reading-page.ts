import { escapeHidden } from '../shared/json/escape-hidden';

/**
 * A page that hydrates says so with this attribute on one of its elements. Any other is a
 * reading page: complete as HTML, with no framework in it.
 */
export const islandAttribute = 'data-island';

/** In a tag of its own: the record's texts may say the word, in an attribute too. */
const island = new RegExp(`<\\w+(?: [^\\s="<>]+(?:="[^"]*")?)*? ${islandAttribute}[ =>]`);

/** Whether a page needs the framework's script. */
export function isToolPage(html: string): boolean {
  return island.test(html);
}

/** What only browsers without modules would load; none of them runs the rest of it. */
const polyfills = /<script src="([^"]*)" noModule=""><\/script>/g;

/** A tool page without polyfills, and the addresses of those that it named. */
export function dropPolyfills(html: string): { html: string; dropped: string[] } {
  const dropped = [...html.matchAll(polyfills)].map((match) => match[1] as string);
  return { html: html.replace(polyfills, ''), dropped };
}

/**
 * Puts the icon at the end of the head: React writes it before or after what Next says of the
 * page, whichever it came to first, and two builds would differ.
 */
export function placeIcon(html: string): string {
  const [icon] = /<link rel="icon"[^>]*>/.exec(html) ?? [];
  if (icon === undefined) return html;
  return html.replace(icon, '').replace('</head>', () => `${icon}</head>`);
}

/**
 * Takes the framework out of a reading page: its scripts, its payload (the page once more,
 * as data for hydration), the hints to load them, and the markers that hydration would seek.
 * What is left looks the same and is a third of the size.
 */
export function stripFramework(html: string): string {
  return html
    .replace(/<script\b[^>]*\bsrc="[^"]*\/_next\/[^"]*"[^>]*><\/script>/g, '')
    .replace(/<script\b(?![^>]*\bsrc=)(?![^>]*\btype="application\/)[^>]*>[\s\S]*?<\/script>/g, '')
    .replace(/<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="script")[^>]*>/g, '')
    .replace(/<!--(?:\/?\$!?\??|\/?&|,? ?)-->/g, '')
    .replace(/<meta name="next-size-adjust"[^>]*>/g, '')
    .replace(/<div hidden=""><\/div>/g, '');
}

/**
 * Writes a page as shortly as HTML allows. React writes quotes of text as entities, closes
 * shapes of SVG with an end tag and every item, cell and row with one; a large diff has a thousand
 * of them. Next says once more for one service what it says for all: that one reads
 * what all read where it finds nothing of its own. Characters of the record that cannot be
 * seen are shown as escapes, so that no text reads as what it is not.
 */
export function shortenPage(html: string): string {
  const shortened = html
    .replaceAll(' data-precedence="next"', '')
    .replace(/<meta name="twitter:(?!card)[^>]*>/g, '')
    .replace(/><\/(?:circle|line|path|rect)>/g, '/>')
    .replace(/<\/td>(?=<td\b|<\/tr>)|<\/tr>(?=<tr\b|<\/tbody>)/g, '')
    .replace(/<\/li>(?=<li\b|<\/[ou]l>)|<\/d[dt]>(?=<d[dt]\b|<\/dl>)/g, '')
    .replace(/>[^<]*&(?:quot|#x27);[^<]*</g, (text) =>
      text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'"),
    );
  return showHidden(shortened);
}

/**
 * In texts, and in what is said of the page to chats and search engines: an `id` in another
 * attribute is what a link elsewhere names.
 */
function showHidden(html: string): string {
  if (escapeHidden(html) === html) return html;
  return html.replace(/>[^<]+(?=<)|<(?:meta|link)\b[^>]*>/g, escapeHidden);
}
