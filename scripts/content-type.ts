import { basename, extname } from 'node:path';

export interface ContentType {
  /** The whole header, charset included. */
  header: string;
  /** Text shrinks under gzip; images and fonts are compressed already. */
  isText: boolean;
}

const utf8 = '; charset=utf-8';

// Feeds have a type of their own that the ending .xml or .json does not tell.
const textTypesByName = new Map([
  ['feed.xml', 'application/rss+xml'],
  ['atom.xml', 'application/atom+xml'],
  ['feed.json', 'application/feed+json'],
]);

const textTypesByEnding = new Map([
  ['.html', 'text/html'],
  ['.css', 'text/css'],
  ['.js', 'text/javascript'],
  ['.mjs', 'text/javascript'],
  ['.json', 'application/json'],
  ['.map', 'application/json'],
  ['.xml', 'application/xml'],
  ['.xsl', 'application/xslt+xml'],
  ['.svg', 'image/svg+xml'],
  ['.txt', 'text/plain'],
  ['.csv', 'text/csv'],
  ['.webmanifest', 'application/manifest+json'],
]);

const binaryTypesByEnding = new Map([
  ['.png', 'image/png'],
  ['.jpg', 'image/jpeg'],
  ['.webp', 'image/webp'],
  ['.avif', 'image/avif'],
  ['.ico', 'image/x-icon'],
  ['.woff2', 'font/woff2'],
]);

/** The Content-Type of a file by its name. An unknown ending gives application/octet-stream. */
export function findContentType(path: string): ContentType {
  const ending = extname(path).toLowerCase();
  const text = textTypesByName.get(basename(path)) ?? textTypesByEnding.get(ending);
  if (text !== undefined) return { header: text + utf8, isText: true };
  return { header: binaryTypesByEnding.get(ending) ?? 'application/octet-stream', isText: false };
}
