import { joinBaseUrl, readBasePath } from './base-url';

/** Makes addresses for one base URL: the only place that knows where the site lives. */
export interface SiteAddress {
  baseUrl: string;
  /** A path of the site as a link on its own pages: with the base path, without the host. */
  href: (path: string) => string;
  /** The same as an absolute address, for feeds, canonical links and metadata. */
  absolute: (path: string) => string;
}

export function createSiteAddress(baseUrl: string): SiteAddress {
  const basePath = readBasePath(baseUrl);
  return {
    baseUrl,
    href: (path) => basePath + path,
    absolute: (path) => joinBaseUrl(baseUrl, path),
  };
}
