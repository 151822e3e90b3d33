import { type Facets, writeQuery } from './facets';

/**
 * Every address of the site, as a path from its root: one home, since an address once
 * published never changes its meaning. Names are percent-encoded: IAM allows `+=,.@-_`.
 */
export const paths = {
  home: '/',
  changes: '/changes/',
  announcements: '/announcements/',
  /** The lists of changes and of rows, narrowed by the script of reading pages. */
  changesWhere: (facets: Facets) => `/changes/${writeQuery(facets)}`,
  announcementsWhere: (facets: Facets) => `/announcements/${writeQuery(facets)}`,
  announcement: (id: string) => `/announcements/${encodeURIComponent(id)}/`,
  /** The same row in the list of them all. */
  announcementRow: (id: string) => `/announcements/#${encodeURIComponent(id)}`,
  policies: '/policies/',
  policy: (policyName: string) => `/policies/${encodeURIComponent(policyName)}/`,
  statement: (policyName: string, position: number) =>
    `/policies/${encodeURIComponent(policyName)}/#${nameStatement(position)}`,
  change: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/`,
  document: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/document.json`,
  compareVersions: (policyName: string, from: string, to: string) =>
    `/policies/${encodeURIComponent(policyName)}/compare/${from}...${to}/`,
  compare: '/compare/',
  compareDates: (from: string, to: string) => `/compare/${from}...${to}/`,
  about: '/about/',
  linking: '/about/linking/',
  feeds: '/feeds/',
  api: '/api/',
  /** A feed: of everything unless told. */
  feed: (format: FeedFormat, of: FeedScope = 'everything') =>
    `${findScope(of)}${feedFiles[format]}`,
  /** What stands beside the page of a policy, a change or an announcement. */
  card: (page: string) => `${page}card.png`,
  oembed: (page: string) => `${page}oembed.json`,
  embed: (page: string) => `/embed${page}`,
  badge: (policyName: string) => `/policies/${encodeURIComponent(policyName)}/badge.svg`,
  /** A file of the first version of the API, by its name in it: `changes.json`. */
  apiFile: (file: string) => `/api/v1/${file}`,
  apiPolicy: (policyName: string) => `/api/v1/policies/${encodeURIComponent(policyName)}.json`,
  apiVersion: (policyName: string, versionId: string) =>
    `/api/v1/policies/${encodeURIComponent(policyName)}/${encodeURIComponent(versionId)}.json`,
  apiAsOf: (date: string) => `/api/v1/as-of/${encodeURIComponent(date)}.json`,
  apiSchema: (kind: string) => `/api/v1/schema/${encodeURIComponent(kind)}.json`,
};

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What a feed is of: everything, what was never announced, or one policy. */
export type FeedScope = 'everything' | 'unannounced' | { policyName: string };

const feedFiles: Record<FeedFormat, string> = {
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

function findScope(of: FeedScope): string {
  if (of === 'everything') return '/';
  if (of === 'unannounced') return '/unannounced/';
  return `/policies/${encodeURIComponent(of.policyName)}/`;
}

/** The `id` of a statement on a page, by its position from 0: `statement-1` is the first. */
export function nameStatement(position: number): string {
  return `statement-${position + 1}`;
}

/** Takes `v1...v4` or `2021-06-15...2023-03-07` apart; undefined where it is no pair. */
export function readPair(text: string): [string, string] | undefined {
  const [from, to, ...rest] = text.split('...');
  return from && to && rest.length === 0 ? [from, to] : undefined;
}
