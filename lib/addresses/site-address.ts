/** Makes the addresses of a site from its base URL. */
export interface SiteAddress {
  baseUrl: string;
  /** A path of the site as a link on its own pages: with the base path, without the host. */
  href: (path: string) => string;
  /** A path of the site as an absolute address, for feeds, canonical links and metadata. */
  absolute: (path: string) => string;
}

export function createSiteAddress(baseUrl: string): SiteAddress {
  const { origin, pathname } = new URL(baseUrl);
  // Empty for a site at the root of its host.
  const basePath = pathname.replace(/\/+$/, '');
  return {
    baseUrl,
    href: (path) => basePath + path,
    absolute: (path) => origin + basePath + path,
  };
}

/**
 * What to change in a text so that it can be a base URL; undefined where it is one.
 * A base URL is http or https, without user, query and fragment, since paths are appended to it.
 */
export function explainBaseUrl(text: string): string | undefined {
  if (!URL.canParse(text)) return 'Write the whole address, such as https://example.org/policies.';
  const url = new URL(text);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return 'Begin it with https://.';
  if (url.username !== '' || url.password !== '') return 'Leave out the user name and password.';
  if (text.includes('?')) return 'Leave out the query.';
  if (text.includes('#')) return 'Leave out the fragment.';
  return undefined;
}
