import { contentSecurityPolicies, type PageKind } from '../lib/build/content-policy';

export { contentSecurityPolicies, type PageKind };

/** With every answer, from every host. */
export const steadyHeaders = {
  // All of it is public and nothing asks for a cookie: any page may read it, as on GitHub Pages.
  'Access-Control-Allow-Origin': '*',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'X-Content-Type-Options': 'nosniff',
} as const;

/** Cache-Control: hashed files never change, all else is asked for again, with its ETag. */
export const cacheControls = {
  hashed: 'public, max-age=31536000, immutable',
  other: 'no-cache',
} as const;

/** @param path below the base path, e.g. `/ask/`; that of 404.html where there is no page */
export function findPageKind(path: string): PageKind {
  if (path.startsWith('/embed/')) return 'embed';
  return /^\/(ask|as-of|compare|search)\/(index\.html)?$/.test(path) ? 'tool' : 'reading';
}

/** Next names the files of this folder by their content. */
export function findCacheControl(path: string): string {
  return path.startsWith('/_next/static/') ? cacheControls.hashed : cacheControls.other;
}

/**
 * The headers that every host sends with what stands at a path, Cache-Control included.
 * deploy/ says the same to nginx, S3 and CloudFront; its tests hold it to this table.
 */
export function findSiteHeaders(path: string): Record<string, string> {
  return {
    ...steadyHeaders,
    'Content-Security-Policy': contentSecurityPolicies[findPageKind(path)],
    'Cache-Control': findCacheControl(path),
  };
}
