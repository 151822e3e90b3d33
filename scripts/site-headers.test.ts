import { expect, it } from 'vitest';
import { findCacheControl, findPageKind, findSiteHeaders } from './site-headers';

it.each([
  ['/', 'reading'],
  ['/policies/A/v1/', 'reading'],
  ['/404.html', 'reading'],
  ['/ask/', 'tool'],
  ['/ask/index.html', 'tool'],
  ['/account/', 'tool'],
  ['/actions/account/', 'reading'],
  ['/as-of/', 'tool'],
  ['/compare/', 'tool'],
  ['/search/', 'tool'],
  ['/as-of/2022-02-22/', 'reading'],
  ['/compare/2021-06-15...2023-03-07/', 'reading'],
  ['/policies/search/', 'reading'],
  ['/embed/policies/A/', 'embed'],
  ['/policies/embed/', 'reading'],
])('%s is a page of kind %s', (path, kind) => {
  expect(findPageKind(path)).toBe(kind);
});

it('caches only hashed files permanently', () => {
  expect(findCacheControl('/_next/static/chunks/a.js')).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/feed.xml', '/reading.js', '/_next/other.js']) {
    expect(findCacheControl(path)).toBe('no-cache');
  }
});

it('allows frames of embedded pages only', () => {
  const find = (path: string) => findSiteHeaders(path)['Content-Security-Policy'];
  expect(find('/embed/policies/A/')).not.toContain('frame-ancestors');
  for (const path of ['/', '/ask/', '/feed.xml']) {
    expect(find(path)).toContain("frame-ancestors 'none'");
  }
});

it('allows inline scripts on tool pages only', () => {
  const policies = ['/', '/embed/policies/A/', '/ask/'].map((path) =>
    /script-src [^;]*'unsafe-inline'/.test(findSiteHeaders(path)['Content-Security-Policy'] ?? ''),
  );
  expect(policies).toEqual([false, false, true]);
});
