/**
 * Says what to do about a text that cannot serve as base URL, or nothing where it can.
 * A base URL is http or https, without user, query and fragment: feeds and canonical links
 * are made by appending paths to it.
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

/** The path under which the site lives: '' for a domain root, '/policies' for a project site. */
export function readBasePath(baseUrl: string): string {
  return new URL(baseUrl).pathname.replace(/\/+$/, '');
}

/** An absolute address: the base URL, then a path that begins with a slash. */
export function joinBaseUrl(baseUrl: string, path: string): string {
  return new URL(baseUrl).origin + readBasePath(baseUrl) + path;
}
