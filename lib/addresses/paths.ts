import type { Effect } from '../iam/document';
import { isPattern, readService } from '../iam/patterns';
import { toolFolder } from '../iam/policy-key';
import { type Facets, writeQuery } from './query';

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
  announcementInList: (id: string) => `/announcements/#${encodeURIComponent(id)}`,
  policies: '/policies/',
  policy: (policyName: string) => `/policies/${encodeURIComponent(policyName)}/`,
  statement: (policyName: string, position: number) =>
    `/policies/${encodeURIComponent(policyName)}/#${buildStatementId(position)}`,
  change: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/`,
  document: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/document.json`,
  /** A default that was set to an older version: in the list of the policy's versions. */
  defaultChange: (policyName: string, seen: string) =>
    `/policies/${encodeURIComponent(policyName)}/#${buildDefaultChangeId(seen)}`,
  compareVersions: (policyName: string, from: string, to: string) =>
    `/policies/${encodeURIComponent(policyName)}/compare/${from}...${to}/`,
  compare: '/compare/',
  compareDates: (from: string, to: string) => `/compare/${from}...${to}/`,
  actions: '/actions/',
  /** The actions of one service, or of patterns over several: see `nameServicePage`. */
  actionsOf: (service: string) => `/actions/${encodeURIComponent(nameServicePage(service))}/`,
  action: (pattern: string, effect: Effect = 'Allow') =>
    `${paths.actionsOf(readService(pattern))}#${encodeURIComponent(buildActionId(pattern, effect))}`,
  snapshots: '/as-of/',
  snapshot: (date: string) => `/as-of/${date}/`,
  /** Tools: what they are asked stands in the query. */
  snapshotQuery: (day: string) => `/as-of/${writeQuery({ day })}`,
  whoAllowed: '/ask/',
  whoAllowedQuery: (question: { action: string; day?: string }) => `/ask/${writeQuery(question)}`,
  search: '/search/',
  searchFor: (q: string) => `/search/${writeQuery({ q })}`,
  compareWith: (question: CompareQuery) => `/compare/${writeQuery(question)}`,
  /** What tools load. No promise: these files change their shape with the pages that read them. */
  toolFile: (file: string) => `/tools/${file}`,
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
  apiSnapshot: (date: string) => `/api/v1/as-of/${encodeURIComponent(date)}.json`,
  apiSchema: (kind: string) => `/api/v1/schema/${encodeURIComponent(kind)}.json`,
};

/** What the comparison tool is asked: two versions, two days, or the reader's own document. */
export type CompareQuery =
  | { policy: string; from?: string; to: string }
  | { from: string; to: string };

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/** What a feed is of: everything, what was never announced, or one policy. */
export type FeedScope = 'everything' | 'unannounced' | { policyName: string };

export const feedFiles: Record<FeedFormat, string> = {
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

function findScope(of: FeedScope): string {
  if (of === 'everything') return '/';
  if (of === 'unannounced') return '/unannounced/';
  return `/policies/${encodeURIComponent(of.policyName)}/`;
}

const anyService = 'any-service';

/**
 * The page that lists a service's actions; patterns over services share one. A document may name
 * a service as that page or a tool is named, which then is followed by `~`, as policies are.
 */
export function nameServicePage(service: string): string {
  if (isPattern(service)) return anyService;
  return service === anyService || toolFolder.test(service) ? `${service}~` : service;
}

/**
 * The `id` of an action pattern on its service's page: letter case does not tell actions
 * apart, so an id has none. `putmetricdata`, `deny-putmetricdata`; over services `s*:get*`.
 */
export function buildActionId(pattern: string, effect: Effect): string {
  const service = readService(pattern);
  const name = isPattern(service) ? pattern : pattern.slice(service.length + 1);
  return `${effect === 'Deny' ? 'deny-' : ''}${name.toLowerCase()}`;
}

/** The `id` of a statement on a page, by its position from 0: `statement-1` is the first. */
export function buildStatementId(position: number): string {
  return `statement-${position + 1}`;
}

/** The `id` of a default that was set to an older version, by when that was seen. */
export function buildDefaultChangeId(seen: string): string {
  return `default-${seen}`;
}

/** Takes `v1...v4` or `2021-06-15...2023-03-07` apart; undefined where it is no pair. */
export function readPair(text: string): [string, string] | undefined {
  const [from, to, ...rest] = text.split('...');
  return from && to && rest.length === 0 ? [from, to] : undefined;
}
