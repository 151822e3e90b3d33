import { contentSecurityPolicies, type PageKind } from '../lib/build/content-policy';

export { contentSecurityPolicies, type PageKind };

/** The headers of every response, on every host. */
export const commonHeaders = {
  // Everything is public and without cookies, so any page may read it, as on GitHub Pages.
  'Access-Control-Allow-Origin': '*',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Cache-Control: hashed files never change, all others are revalidated by their ETag. */
export const cacheControls = {
  hashed: 'public, max-age=31536000, immutable',
  other: 'no-cache',
} as const;

/** @param path below the base path, e.g. `/ask/`; `/404.html` for a missing page */
export function findPageKind(path: string): PageKind {
  if (path.startsWith('/embed/')) return 'embed';
  return /^\/(account|ask|as-of|compare|search)\/(index\.html)?$/.test(path) ? 'tool' : 'reading';
}

/** The names of Next's files contain hashes of their content. */
export function findCacheControl(path: string): string {
  return path.startsWith('/_next/static/') ? cacheControls.hashed : cacheControls.other;
}

/**
 * The headers of a path on every host. The files for nginx, S3 and CloudFront in deploy/ have the
 * same headers, as their tests check.
 */
export function findSiteHeaders(path: string): Record<string, string> {
  return {
    ...commonHeaders,
    'Content-Security-Policy': contentSecurityPolicies[findPageKind(path)],
    'Cache-Control': findCacheControl(path),
  };
}
