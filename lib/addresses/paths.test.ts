import { describe, expect, test } from 'vitest';
import { loadRecord } from '../record/load';
import { buildStatementId, paths, readPair, writeQuery } from './paths';

const name = 'AmazonConnect_FullAccess';

/** Every address as published. An address may be added, but never changed. */
const published: Record<keyof typeof paths, [made: string, promised: string]> = {
  home: [paths.home, '/'],
  changes: [paths.changes, '/changes/'],
  changesOfMonth: [paths.changesOfMonth('2026-02'), '/changes/2026-02/'],
  policiesWhere: [paths.policiesWhere({ risk: 'data-access' }), '/policies/?risk=data-access'],
  policiesOfLetter: [paths.policiesOfLetter('s'), '/letters/s/'],
  announcements: [paths.announcements, '/announcements/'],
  changesWhere: [
    paths.changesWhere({ state: 'never', window: 'tracked' }),
    '/changes/?state=never&window=tracked',
  ],
  announcementsWhere: [
    paths.announcementsWhere({ policy: 'A+b', year: '2021' }),
    '/announcements/?policy=A%2Bb&year=2021',
  ],
  announcement: [
    paths.announcement('2021-06-15-AmazonConnect_FullAccess'),
    '/announcements/2021-06-15-AmazonConnect_FullAccess/',
  ],
  announcementInList: [
    paths.announcementInList('2021-06-15-AmazonConnect_FullAccess'),
    '/announcements/#2021-06-15-AmazonConnect_FullAccess',
  ],
  policies: [paths.policies, '/policies/'],
  guides: [paths.guides, '/guides/'],
  guide: [paths.guide('athena'), '/guides/athena/'],
  statistics: [paths.statistics, '/statistics/'],
  risk: [paths.risk, '/risk/'],
  riskMethod: [paths.riskMethod, '/risk/#method'],
  policy: [paths.policy(name), '/policies/AmazonConnect_FullAccess/'],
  statement: [paths.statement(name, 0), '/policies/AmazonConnect_FullAccess/#statement-1'],
  change: [paths.change(name, 'v4'), '/policies/AmazonConnect_FullAccess/v4/'],
  document: [paths.document(name, 'v4'), '/policies/AmazonConnect_FullAccess/v4/document.json'],
  defaultChange: [
    paths.defaultChange(name, '2024-07-01T00:00:00Z'),
    '/policies/AmazonConnect_FullAccess/#default-2024-07-01T00:00:00Z',
  ],
  compareVersions: [
    paths.compareVersions(name, 'v1', 'v4'),
    '/policies/AmazonConnect_FullAccess/compare/v1...v4/',
  ],
  compare: [paths.compare, '/compare/'],
  compareDates: [
    paths.compareDates('2021-06-15', '2023-03-07'),
    '/compare/2021-06-15...2023-03-07/',
  ],
  actions: [paths.actions, '/actions/'],
  actionsOf: [paths.actionsOf('s3'), '/actions/s3/'],
  actionsWhere: [paths.actionsWhere('s3', { policy: 'P' }), '/actions/s3/?policy=P'],
  action: [paths.action('s3:Get*', 'Deny'), '/actions/s3/#deny-get*'],
  snapshots: [paths.snapshots, '/as-of/'],
  snapshot: [paths.snapshot('2021-06-15'), '/as-of/2021-06-15/'],
  snapshotQuery: [paths.snapshotQuery('2022-03-01'), '/as-of/?day=2022-03-01'],
  whoAllowed: [paths.whoAllowed, '/ask/'],
  whoAllowedQuery: [
    paths.whoAllowedQuery({ action: 'cloudwatch:PutMetricData', day: '2022-01-15' }),
    '/ask/?action=cloudwatch:PutMetricData&day=2022-01-15',
  ],
  account: [paths.account, '/account/'],
  search: [paths.search, '/search/'],
  searchFor: [paths.searchFor('custmer profiles'), '/search/?q=custmer+profiles'],
  compareWith: [
    paths.compareWith({ policy: name, from: 'v2', to: 'v4' }),
    '/compare/?policy=AmazonConnect_FullAccess&from=v2&to=v4',
  ],
  toolFile: [paths.toolFile('search.json'), '/tools/search.json'],
  about: [paths.about, '/about/'],
  linking: [paths.linking, '/about/linking/'],
  feeds: [paths.feeds, '/feeds/'],
  api: [paths.api, '/api/'],
  feed: [paths.feed('rss'), '/feed.xml'],
  card: [paths.card(paths.policy(name)), '/policies/AmazonConnect_FullAccess/card.png'],
  oembed: [
    paths.oembed(paths.change(name, 'v4')),
    '/policies/AmazonConnect_FullAccess/v4/oembed.json',
  ],
  embed: [paths.embed(paths.change(name, 'v4')), '/embed/policies/AmazonConnect_FullAccess/v4/'],
  badge: [paths.badge(name), '/policies/AmazonConnect_FullAccess/badge.svg'],
  apiFile: [paths.apiFile('changes.json'), '/api/v1/changes.json'],
  apiPolicy: [paths.apiPolicy(name), '/api/v1/policies/AmazonConnect_FullAccess.json'],
  apiVersion: [paths.apiVersion(name, 'v4'), '/api/v1/policies/AmazonConnect_FullAccess/v4.json'],
  apiSnapshot: [paths.apiSnapshot('2021-06-15'), '/api/v1/as-of/2021-06-15.json'],
  apiSchema: [paths.apiSchema('as-of'), '/api/v1/schema/as-of.json'],
};

describe('paths', () => {
  test.each(Object.entries(published))('%s has not changed', (_, [made, promised]) => {
    expect(made).toBe(promised);
  });

  test('all addresses are in this list', () => {
    expect(Object.keys(published).sort()).toEqual(Object.keys(paths).sort());
  });

  test.each([
    ['policy', paths.policy('A+=,.@-_b'), '/policies/A%2B%3D%2C.%40-_b/'],
    ['statement', paths.statement('A+b', 2), '/policies/A%2Bb/#statement-3'],
    ['change', paths.change('A=b', 'v2'), '/policies/A%3Db/v2/'],
    ['document', paths.document('A,b', 'v2'), '/policies/A%2Cb/v2/document.json'],
    [
      'compareVersions',
      paths.compareVersions('A@b', 'v1', 'v2'),
      '/policies/A%40b/compare/v1...v2/',
    ],
    ['apiPolicy', paths.apiPolicy('A+b'), '/api/v1/policies/A%2Bb.json'],
    ['apiVersion', paths.apiVersion('A@b', 'v2'), '/api/v1/policies/A%40b/v2.json'],
    ['announcement', paths.announcement('2021-06-15-A+b'), '/announcements/2021-06-15-A%2Bb/'],
    [
      'announcementInList',
      paths.announcementInList('2021-06-15-A+b'),
      '/announcements/#2021-06-15-A%2Bb',
    ],
  ])(
    '%s encodes the characters that IAM allows in a name and an address does not',
    (_, made, encoded) => {
      expect(made).toBe(encoded);
    },
  );

  test.each([
    [paths.feed('atom'), '/atom.xml'],
    [paths.feed('json'), '/feed.json'],
    [paths.feed('rss', 'unannounced'), '/unannounced/feed.xml'],
    [paths.feed('atom', 'unannounced'), '/unannounced/atom.xml'],
    [paths.feed('json', { policyName: 'A+b' }), '/policies/A%2Bb/feed.json'],
    [paths.badge('A+b'), '/policies/A%2Bb/badge.svg'],
  ])('%s is the address of a feed or a badge', (made, promised) => {
    expect(made).toBe(promised);
  });

  test('no two changes on record share an address', () => {
    const versions = loadRecord('data').policies.flatMap((policy) => policy.versions);
    const all = versions.map(({ policyName, versionId }) => paths.change(policyName, versionId));
    expect(new Set(all).size).toBe(versions.length);
  });
});

test.each([
  [0, 'statement-1'],
  [41, 'statement-42'],
])('the id of the statement at index %i counts from one: %s', (position, id) => {
  expect(buildStatementId(position)).toBe(id);
});

describe('readPair', () => {
  test.each<[string, [string, string] | undefined]>([
    ['v1...v4', ['v1', 'v4']],
    ['2021-06-15...2023-03-07', ['2021-06-15', '2023-03-07']],
    ['v1', undefined],
    ['v1..v4', undefined],
    ['...v4', undefined],
    ['v1...', undefined],
    ['...', undefined],
    ['', undefined],
    ['v1...v2...v3', undefined],
    ['v1...v2...', undefined],
  ])('splits "%s"', (text, pair) => {
    expect(readPair(text)).toEqual(pair);
  });

  test('reads what compareVersions and compareDates write', () => {
    const readLast = (path: string) => readPair(path.split('/').at(-2) as string);
    expect(readLast(paths.compareVersions('A', 'v9', 'v10'))).toEqual(['v9', 'v10']);
    expect(readLast(paths.compareDates('2021-09-27', '2021-11-12'))).toEqual([
      '2021-09-27',
      '2021-11-12',
    ]);
  });
});

test.each([
  ['s3:GetObject', '/actions/s3/#getobject'],
  ['S3:GETOBJECT', '/actions/s3/#getobject'],
  ['s3:Get?bject', '/actions/s3/#get%3Fbject'],
  ['*', '/actions/any-service/#*'],
  ['any-service:Get', '/actions/any-service~/#get'],
  ['search:Get', '/actions/search~/#get'],
  ['constructor:Get', '/actions/constructor/#get'],
  ['__proto__:x', '/actions/__proto__/#x'],
  ['s*:Get*', '/actions/any-service/#s*%3Aget*'],
])('the address of the action %s is %s', (pattern, address) => {
  expect(paths.action(pattern)).toBe(address);
});

test.each([
  [{}, ''],
  [{ state: 'late' }, '?state=late'],
  [{ policy: 'A+b=c', window: 'tracked' }, '?policy=A%2Bb%3Dc&window=tracked'],
])('the query of %j', (facets, query) => {
  expect(writeQuery(facets)).toBe(query);
});
