import { escapeHidden } from '../shared/json/escape-hidden';

/**
 * The attribute of the element that makes a page a tool page, which hydrates. All other pages are
 * reading pages, which are complete as HTML and have no framework.
 */
export const toolAttribute = 'data-island';

/** Matches the attribute itself, not the same word in a text or in the value of an attribute. */
const toolElement = new RegExp(`<\\w+(?: [^\\s="<>]+(?:="[^"]*")?)*? ${toolAttribute}[ =>]`);

/** Whether a page needs the scripts of the framework. */
export function isToolPage(html: string): boolean {
  return toolElement.test(html);
}

/** Scripts for browsers without modules, which cannot run the other scripts either. */
const polyfills = /<script src="([^"]*)" noModule=""><\/script>/g;

/** Removes the polyfills from a tool page, and returns their addresses. */
export function dropPolyfills(html: string): { html: string; dropped: string[] } {
  const dropped = [...html.matchAll(polyfills)].map((match) => match[1] as string);
  return { html: html.replace(polyfills, ''), dropped };
}

const frameworkScript =
  /<script src="([^"]*\/_next\/[^"]*\.js)"(?: id="[^"]*")? async=""><\/script>/g;
const scriptPreload = /<link rel="preload" as="script"[^>]*>/g;

/**
 * Delays the scripts of a tool page whose tool has the value "late": the page names them in
 * templates, and `reading.js` runs them at the reader's first input, or at once if the
 * address has a query. Until then the page loads as fast as a reading page.
 */
export function delayScripts(html: string): string {
  if (!html.includes(` ${toolAttribute}="late"`)) return html;
  return html
    .replace(scriptPreload, '')
    .replace(frameworkScript, '<template data-late="$1"></template>');
}

/**
 * Joins the parts of Next's payload. How many there are depends on how fast React's stream is read,
 * so two builds, or two versions of Node, would differ. The browser reads the same text.
 */
export function joinPayload(html: string): string {
  return html.replaceAll('"])</script><script>self.__next_f.push([1,"', '');
}

/**
 * Moves the icon to the end of the head. React writes it before or after Next's metadata, whichever
 * is ready first, and two builds would differ.
 */
export function placeIcon(html: string): string {
  const [icon] = /<link rel="icon"[^>]*>/.exec(html) ?? [];
  if (icon === undefined) return html;
  return html.replace(icon, '').replace('</head>', () => `${icon}</head>`);
}

/** Removes the hint to connect to the host of the fonts, which is that of the page. */
export function dropPreconnect(html: string): string {
  return html.replace(/<link rel="preconnect"[^>]*>/g, '');
}

/**
 * Removes the framework from a reading page: its scripts, its payload (the page again, as data for
 * hydration), the preloads of both, and the markers for hydration. The page looks the same at a
 * third of the size. Our own inline script, marked `data-early`, stays.
 */
export function stripFramework(html: string): string {
  return html
    .replace(/<script\b[^>]*\bsrc="[^"]*\/_next\/[^"]*"[^>]*><\/script>/g, '')
    .replace(
      /<script\b(?![^>]*\bsrc=)(?![^>]*\b(?:type="application\/|data-early))[^>]*>[\s\S]*?<\/script>/g,
      '',
    )
    .replace(/<link\b(?=[^>]*\brel="preload")(?=[^>]*\bas="script")[^>]*>/g, '')
    .replace(/<!--(?:\/?\$!?\??|\/?&|,? ?)-->/g, '')
    .replace(/<meta name="next-size-adjust"[^>]*>/g, '')
    .replace(/<div hidden=""><\/div>/g, '');
}

/**
 * Shortens a page: quotes in texts are no entities, and end tags that HTML can omit are omitted; a
 * large diff has a thousand of them. Twitter's copies of Open Graph's tags are removed, since
 * Twitter reads those. Invisible characters of the record become escapes, so that no text can look
 * like another.
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

/** Escapes texts and metadata only: the attribute `id` has to match the links to it. */
function showHidden(html: string): string {
  if (escapeHidden(html) === html) return html;
  return html.replace(/>[^<]+(?=<)|<(?:meta|link)\b[^>]*>/g, escapeHidden);
}
