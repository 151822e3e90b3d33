import { describe, expect, test } from 'vitest';
import { explainBaseUrl, joinBaseUrl, readBasePath } from './base-url';

describe('explainBaseUrl', () => {
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
  ])('%s: %s', (text, remedy) => {
    expect(explainBaseUrl(text)).toBe(remedy);
  });
});

test.each([
  ['https://example.org', '', 'https://example.org/feed.xml'],
  ['https://example.org/', '', 'https://example.org/feed.xml'],
  ['https://example.org/a/b/', '/a/b', 'https://example.org/a/b/feed.xml'],
])('%s has the base path "%s"', (baseUrl, basePath, feed) => {
  expect(readBasePath(baseUrl)).toBe(basePath);
  expect(joinBaseUrl(baseUrl, '/feed.xml')).toBe(feed);
});
