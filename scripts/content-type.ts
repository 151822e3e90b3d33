import { basename, extname } from 'node:path';

// The endings .xml and .json do not identify the types of feeds.
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
export function findContentType(path: string): string {
  const ending = extname(path).toLowerCase();
  const text = textTypesByName.get(basename(path)) ?? textTypesByEnding.get(ending);
  if (text !== undefined) return `${text}; charset=utf-8`;
  return binaryTypesByEnding.get(ending) ?? 'application/octet-stream';
}
