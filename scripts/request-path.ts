export type RequestPath =
  | { kind: 'path'; path: string; rawPath: string; query: string }
  | { kind: 'outside' }
  | { kind: 'refused'; reason: string };

/**
 * The decoded path of a request below the base path. Nothing that it returns can leave the
 * folder that it is joined to.
 *
 * @param target what stands in the request line, e.g. `/policies/?day=1`
 * @param basePath '' or '/x', as `normalizeBasePath` gives it
 * @returns `path` starts with '/' and has the base path taken off; `rawPath` is as it was sent;
 *   `query` is '' or starts with '?'
 */
export function readRequestPath(target: string, basePath: string): RequestPath {
  const queryStart = target.indexOf('?');
  const rawPath = queryStart === -1 ? target : target.slice(0, queryStart);
  const query = queryStart === -1 ? '' : target.slice(queryStart);

  const path = decodePath(rawPath);
  if (path === undefined) {
    return { kind: 'refused', reason: 'The address holds percent-encoding that is not UTF-8.' };
  }
  const isPlain = path.startsWith('/') && !path.includes('\0') && !path.includes('\\');
  const segments = path.split('/').slice(1);
  if (!isPlain || segments.includes('..') || segments.includes('.')) {
    return { kind: 'refused', reason: 'The address is not the path of a page.' };
  }
  // A redirect from //host would send the reader to another host.
  if (segments.slice(0, -1).includes('')) return { kind: 'outside' };

  if (path !== basePath && !path.startsWith(`${basePath}/`)) return { kind: 'outside' };
  return { kind: 'path', path: path.slice(basePath.length), rawPath, query };
}

/**
 * '' for none, otherwise with a slash in front and none behind: '/x'.
 *
 * @throws when the text is not a path that starts with a slash
 */
export function normalizeBasePath(text: string): string {
  const trimmed = text.replace(/\/+$/, '');
  if (trimmed === '' || /^(\/[^/?#\\\s]+)+$/.test(trimmed)) return trimmed;
  throw new Error(`Base path: expected a path such as /policy-history, found "${text}".`);
}

function decodePath(rawPath: string): string | undefined {
  try {
    return decodeURIComponent(rawPath);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
