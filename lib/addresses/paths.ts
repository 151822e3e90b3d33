import type { Effect } from '../iam/document';
import { isPattern, readService } from '../iam/patterns';
import { toolFolder } from '../iam/policy-key';

/**
 * Every address of the site, as a path from its root. A published address never changes its
 * meaning. Names are percent-encoded, since IAM allows `+=,.@-_`.
 */
export const paths = {
  home: '/',
  changes: '/changes/',
  /** The changes of a month, `2026-02`; only where `/changes/` cannot have all. */
  changesOfMonth: (month: string) => `/changes/${month}/`,
  announcements: '/announcements/',
  /** The lists of changes and of announcements, filtered by a script of the page. */
  changesWhere: (facets: Facets) => `/changes/${writeQuery(facets)}`,
  announcementsWhere: (facets: Facets) => `/announcements/${writeQuery(facets)}`,
  announcement: (id: string) => `/announcements/${encodeURIComponent(id)}/`,
  /** The announcement in the list of all announcements. */
  announcementInList: (id: string) => `/announcements/#${encodeURIComponent(id)}`,
  /** AWS's guides; only where the record has several. */
  guides: '/guides/',
  guide: (id: string) => `/guides/${encodeURIComponent(id)}/`,
  policies: '/policies/',
  policiesWhere: (facets: Facets) => `/policies/${writeQuery(facets)}`,
  /** Policies by letter; only where `/policies/` cannot have all. */
  policiesOfLetter: (letter: string) => `/letters/${letter}/`,
  policy: (policyName: string) => `/policies/${encodeURIComponent(policyName)}/`,
  statement: (policyName: string, position: number) =>
    `/policies/${encodeURIComponent(policyName)}/#${buildStatementId(position)}`,
  change: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/`,
  document: (policyName: string, versionId: string) =>
    `/policies/${encodeURIComponent(policyName)}/${versionId}/document.json`,
  /** A default set to an older version, in the list of the policy's versions. */
  defaultChange: (policyName: string, observed: string) =>
    `/policies/${encodeURIComponent(policyName)}/#${buildDefaultChangeId(observed)}`,
  compareVersions: (policyName: string, from: string, to: string) =>
    `/policies/${encodeURIComponent(policyName)}/compare/${from}...${to}/`,
  compare: '/compare/',
  compareDates: (from: string, to: string) => `/compare/${from}...${to}/`,
  actions: '/actions/',
  /** The actions of one service, or of patterns over several: see `nameServicePage`. */
  actionsOf: (service: string) => `/actions/${encodeURIComponent(nameServicePage(service))}/`,
  /** The same, filtered by a script of the page. */
  actionsWhere: (service: string, facets: Facets) =>
    `${paths.actionsOf(service)}${writeQuery(facets)}`,
  action: (pattern: string, effect: Effect = 'Allow') =>
    `${paths.actionsOf(readService(pattern))}#${encodeURIComponent(buildActionId(pattern, effect))}`,
  snapshots: '/as-of/',
  snapshot: (date: string) => `/as-of/${date}/`,
  /** Tools read their input from the query. */
  snapshotQuery: (day: string) => `/as-of/${writeQuery({ day })}`,
  whoAllowed: '/ask/',
  whoAllowedQuery: (question: { action: string; day?: string }) => `/ask/${writeQuery(question)}`,
  account: '/account/',
  search: '/search/',
  searchFor: (q: string) => `/search/${writeQuery({ q })}`,
  compareWith: (query: CompareQuery) => `/compare/${writeQuery(query)}`,
  /** A file that tools load; unlike the API, its shape may change. */
  toolFile: (file: string) => `/tools/${file}`,
  risk: '/risk/',
  statistics: '/statistics/',
  /** How risks are found. */
  riskMethod: '/risk/#method',
  about: '/about/',
  linking: '/about/linking/',
  feeds: '/feeds/',
  api: '/api/',
  /** A feed, by default of everything. */
  feed: (format: FeedFormat, of: FeedScope = 'everything') =>
    `${findScope(of)}${feedFiles[format]}`,
  /** A file of the page of a policy, a change or an announcement. */
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

/** The input of the comparison tool: two versions, two days, or a version and another document. */
export type CompareQuery =
  | { policy: string; from?: string; to: string }
  | { from: string; to: string };

export const feedFormats = ['rss', 'atom', 'json'] as const;
export type FeedFormat = (typeof feedFormats)[number];

/**
 * The content of a feed: all changes that have an effect on permissions and all announcements; the
 * same with changes without an effect; unannounced changes; changes that add a high risk; versions
 * that are the first to allow an action; or what is about one policy, without changes that have no
 * effect.
 */
export type FeedScope =
  | 'everything'
  | 'all-versions'
  | 'unannounced'
  | 'high-risk'
  | 'new-actions'
  | { policyName: string };

const feedFiles: Record<FeedFormat, string> = {
  rss: 'feed.xml',
  atom: 'atom.xml',
  json: 'feed.json',
};

function findScope(of: FeedScope): string {
  if (of === 'everything') return '/';
  if (of === 'all-versions') return '/all/';
  if (of === 'unannounced') return '/unannounced/';
  if (of === 'high-risk') return '/risk/';
  if (of === 'new-actions') return '/new-actions/';
  return `/policies/${encodeURIComponent(of.policyName)}/`;
}

const anyService = 'any-service';

/**
 * The name of the page with a service's actions; patterns over services share one page. A service
 * with the name of that page or of a tool gets a `~` appended, as policies do.
 */
export function nameServicePage(service: string): string {
  if (isPattern(service)) return anyService;
  return service === anyService || toolFolder.test(service) ? `${service}~` : service;
}

/**
 * The `id` of an action pattern on its service's page, in lower case, since actions do not
 * differ by letter case: `putmetricdata`, `deny-putmetricdata`; over services `s*:get*`.
 */
export function buildActionId(pattern: string, effect: Effect): string {
  const service = readService(pattern);
  const name = isPattern(service) ? pattern : pattern.slice(service.length + 1);
  return `${effect === 'Deny' ? 'deny-' : ''}${name.toLowerCase()}`;
}

/** The `id` of a statement on a page, by its index from 0: `statement-1` is the first. */
export function buildStatementId(position: number): string {
  return `statement-${position + 1}`;
}

/** The `id` of a default set to an older version, by the instant when it was observed. */
export function buildDefaultChangeId(observed: string): string {
  return `default-${observed}`;
}

/** The two parts of `v1...v4` or `2021-06-15...2023-03-07`; undefined where the text is no pair. */
export function readPair(text: string): [string, string] | undefined {
  const [from, to, ...rest] = text.split('...');
  return from && to && rest.length === 0 ? [from, to] : undefined;
}

/** The facets that a list can be filtered by; their names are part of addresses and never change. */
export type FacetName =
  | 'policy'
  | 'year'
  | 'state'
  | 'window'
  | 'verdict'
  | 'level'
  | 'risk'
  | 'kind'
  | 'guide';

/** The values of an item for each facet, separated by spaces. */
export type Facets = Partial<Record<FacetName, string>>;

/** The query of an address: `?state=late&window=tracked`; undefined values are left out. */
export function writeQuery(facets: Readonly<Record<string, string | undefined>>): string {
  const query = new URLSearchParams(
    Object.entries(facets).filter((entry): entry is [string, string] => entry[1] !== undefined),
  ).toString();
  // A colon needs no escape in a query (RFC 3986, 3.4), and actions have one.
  return query === '' ? '' : `?${query.replaceAll('%3A', ':')}`;
}
