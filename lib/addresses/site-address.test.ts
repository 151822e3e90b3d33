import { expect, test } from 'vitest';
import { paths } from './paths';
import { createSiteAddress, explainBaseUrl } from './site-address';

test.each([
  ['https://example.org', '/feed.xml', 'https://example.org/feed.xml'],
  ['https://example.org/', '/feed.xml', 'https://example.org/feed.xml'],
  ['https://example.org/a/b', '/a/b/feed.xml', 'https://example.org/a/b/feed.xml'],
  ['https://example.org/a/b/', '/a/b/feed.xml', 'https://example.org/a/b/feed.xml'],
  ['http://localhost:3000', '/feed.xml', 'http://localhost:3000/feed.xml'],
])('under %s a path becomes %s and %s', (baseUrl, href, absolute) => {
  const address = createSiteAddress(baseUrl);
  expect(address.baseUrl).toBe(baseUrl);
  expect(address.href(paths.feed('rss'))).toBe(href);
  expect(address.absolute(paths.feed('rss'))).toBe(absolute);
});

test('a link and the absolute address of a page differ only in the host', () => {
  const address = createSiteAddress('https://example.org/history/');
  const path = paths.change('A+B', 'v2');
  expect(address.href(path)).toBe('/history/policies/A%2BB/v2/');
  expect(address.absolute(path)).toBe(`https://example.org${address.href(path)}`);
});

test.each([
  ['https://example.org', undefined],
  ['http://localhost:3000', undefined],
  ['https://example.github.io/policies/', undefined],
  ['example.org', 'Write the whole address, such as https://example.org/policies.'],
  ['ftp://example.org', 'Begin it with https://.'],
  ['https://me:secret@example.org', 'Leave out the user name and password.'],
  ['https://example.org/?a=b', 'Leave out the query.'],
  ['https://example.org/?', 'Leave out the query.'],
  ['https://example.org/#top', 'Leave out the fragment.'],
])('whether %s can be a base URL: %s', (text, problem) => {
  expect(explainBaseUrl(text)).toBe(problem);
});
