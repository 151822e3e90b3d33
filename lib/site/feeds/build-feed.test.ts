import { describe, expect, test } from 'vitest';
import { allow, buildAnnouncement, buildPolicy, deny } from '../../../testing/builders';
import type { FeedScope } from '../../addresses/paths';
import { createSiteAddress } from '../../addresses/site-address';
import { type Reconciliation, reconcile } from '../../history/reconcile';
import { loadRecord } from '../../record/load';
import type { Policy, SiteFile, Version } from '../../record/types';
import { hasNoEffect } from '../../text/analysis';
import { buildFeed } from './build-feed';
import { buildChangeId } from './change-item';
import type { Feed } from './feed';

const site: SiteFile = {
  title: 'Policy History',
  subject: 'Amazon Connect',
  baseUrl: 'https://example.org',
  idBase: 'tag:example.org,2026',
  sources: [],
};
const address = createSiteAddress(site.baseUrl);

/** A policy with versions v1, v2 …, by their instants and statements. */
const makePolicy = (policyName: string, ...versions: [string, ...object[]][]) =>
  buildPolicy(
    policyName,
    versions.map(([createDate, ...statements], at) => [`v${at + 1}`, createDate, ...statements]),
  );

const tracking = buildAnnouncement('2021-01-01', null, { gist: 'Connect starts tracking' });

const policies = [
  makePolicy(
    'P',
    ['2021-01-31T23:59:59Z', allow('s3:Get*')],
    ['2021-07-04T00:00:00Z', allow(['s3:Get*', 'iam:Pass*', '*'])],
    ['2021-12-09T22:12:26Z', allow(['s3:Get*', '*', 'iam:Pass*'])],
  ),
  makePolicy('A+=,.@-_b', ['2021-07-04T00:00:01Z', allow('S3:PutObject')]),
];
const announcements = [
  buildAnnouncement('2021-07-05', 'A+=,.@-_b', {
    id: '2021-07-05-A+=,.@-_b',
    gist: 'Put objects',
    actionsNamed: ['s3:PutObject'],
  }),
  tracking,
];
const reconciliation = reconcile(policies, announcements);

const build = (of: FeedScope, more: Partial<SiteFile> = {}, held = reconciliation) =>
  buildFeed({ site: { ...site, ...more }, address, reconciliation: held }, of);

/** The instants and ids of items, without the common start of ids. */
const listItems = ({ items }: Pick<Feed, 'items'>) =>
  items.map(({ id, published }) => `${published} ${id.slice(site.idBase.length + 1)}`);

const buildChanges = (...versions: [string, ...object[]][]) =>
  build('all-versions', {}, reconcile([makePolicy('P', ...versions)], [tracking]));

describe('a feed', () => {
  test.each<[string, FeedScope, Partial<Feed>, string[]]>([
    [
      'everything',
      'everything',
      {
        id: 'tag:example.org,2026:feed',
        title: 'Policy History',
        description:
          'Every change to the permissions of Amazon Connect’s managed policies, and AWS’s announcements.',
        page: 'https://example.org/',
        addresses: {
          rss: 'https://example.org/feed.xml',
          atom: 'https://example.org/atom.xml',
          json: 'https://example.org/feed.json',
        },
        updated: '2021-07-05T00:00:00Z',
      },
      [
        '2021-07-05T00:00:00Z announcement/2021-07-05-A%2B%3D%2C.%40-_b',
        '2021-07-04T00:00:01Z change/A%2B%3D%2C.%40-_b/v1',
        '2021-07-04T00:00:00Z change/P/v2',
        '2021-01-31T23:59:59Z change/P/v1',
        '2021-01-01T00:00:00Z announcement/2021-01-01',
      ],
    ],
    [
      'all versions, also those without an effect',
      'all-versions',
      {
        id: 'tag:example.org,2026:feed/all',
        title: 'Policy History: all versions',
        description:
          'Every version of Amazon Connect’s managed policies, also without a change of permissions, and AWS’s announcements.',
        page: 'https://example.org/changes/',
        addresses: {
          rss: 'https://example.org/all/feed.xml',
          atom: 'https://example.org/all/atom.xml',
          json: 'https://example.org/all/feed.json',
        },
        updated: '2021-12-09T22:12:26Z',
      },
      [
        '2021-12-09T22:12:26Z change/P/v3',
        '2021-07-05T00:00:00Z announcement/2021-07-05-A%2B%3D%2C.%40-_b',
        '2021-07-04T00:00:01Z change/A%2B%3D%2C.%40-_b/v1',
        '2021-07-04T00:00:00Z change/P/v2',
        '2021-01-31T23:59:59Z change/P/v1',
        '2021-01-01T00:00:00Z announcement/2021-01-01',
      ],
    ],
    [
      'one policy',
      { policyName: 'A+=,.@-_b' },
      {
        id: 'tag:example.org,2026:feed/policies/A%2B%3D%2C.%40-_b',
        title: 'Policy History: A+=,.@-_b',
        description:
          'Every change to the permissions of the managed policy A+=,.@-_b, and AWS’s announcements.',
        page: 'https://example.org/policies/A%2B%3D%2C.%40-_b/',
        addresses: {
          rss: 'https://example.org/policies/A%2B%3D%2C.%40-_b/feed.xml',
          atom: 'https://example.org/policies/A%2B%3D%2C.%40-_b/atom.xml',
          json: 'https://example.org/policies/A%2B%3D%2C.%40-_b/feed.json',
        },
        updated: '2021-07-05T00:00:00Z',
      },
      [
        '2021-07-05T00:00:00Z announcement/2021-07-05-A%2B%3D%2C.%40-_b',
        '2021-07-04T00:00:01Z change/A%2B%3D%2C.%40-_b/v1',
      ],
    ],
    [
      'what was never announced',
      'unannounced',
      {
        id: 'tag:example.org,2026:feed/unannounced',
        title: 'Policy History: never announced',
        description:
          'Changes to Amazon Connect’s managed policies that AWS did not announce by the last check of its page.',
        page: 'https://example.org/changes/?state=never',
        addresses: {
          rss: 'https://example.org/unannounced/feed.xml',
          atom: 'https://example.org/unannounced/atom.xml',
          json: 'https://example.org/unannounced/feed.json',
        },
        updated: '2021-07-04T00:00:00Z',
      },
      ['2021-07-04T00:00:00Z change/P/v2', '2021-01-31T23:59:59Z change/P/v1'],
    ],
    [
      'high risk',
      'high-risk',
      {
        id: 'tag:example.org,2026:feed/risk',
        title: 'Policy History: high risk',
        description: 'Changes to Amazon Connect’s managed policies that add a high risk.',
        page: 'https://example.org/risk/',
        addresses: {
          rss: 'https://example.org/risk/feed.xml',
          atom: 'https://example.org/risk/atom.xml',
          json: 'https://example.org/risk/feed.json',
        },
        updated: '2021-07-04T00:00:00Z',
      },
      ['2021-07-04T00:00:00Z change/P/v2', '2021-01-31T23:59:59Z change/P/v1'],
    ],
  ])('of %s has its description and its items, newest first', (_, of, expected, ids) => {
    const { items, ...feed } = build(of);
    expect(listItems({ items })).toEqual(ids);
    expect(feed).toEqual({
      ...expected,
      language: 'en',
      author: { name: 'Policy History', url: 'https://example.org/' },
    });
  });

  test.each<[string, readonly Policy[], string]>([
    ['without matching changes', policies.slice(0, 1), '2021-12-09T22:12:26Z'],
    ['without a version', [], '1990-01-01T00:00:00Z'],
  ])('without an item has the date of the newest change of a record %s', (_, held, updated) => {
    const feed = build('unannounced', {}, reconcile(held, []));
    expect(feed.items).toEqual([]);
    expect(feed.updated).toBe(updated);
  });
});

const allRisks = [
  'privilege escalation',
  'credential access',
  'resource exposure',
  'detection evasion',
  'data access',
  'destruction',
];

describe('a change as an item', () => {
  test('has the content of its page', () => {
    expect(build({ policyName: 'P' }).items[0]).toEqual({
      id: 'tag:example.org,2026:change/P/v2',
      url: 'https://example.org/policies/P/v2/',
      title:
        'P v2 (risk: privilege escalation and 5 more): adds near-administrator access: all actions except s3:Get*, on all resources, plus future iam:Pass* actions',
      summary:
        'Wider: adds near-administrator access: all actions except s3:Get*, on all resources, plus future iam:Pass* actions. Default version since 2021-07-04. Never announced.',
      html: [
        '<p><strong>Wider: adds near-administrator access: all actions except s3:Get*, on all resources, plus future iam:Pass* actions.</strong></p>',
        '<p>Default version since 2021-07-04. Never announced.</p>',
        '<pre>+         &quot;iam:Pass*&quot;,',
        '+         &quot;*&quot;</pre>',
        '<p><a href="https://example.org/policies/P/v2/">Details and diff</a></p>',
      ].join('\n'),
      published: '2021-07-04T00:00:00Z',
      categories: ['change', 'P', 'wider', 'unannounced', ...allRisks, '*', 'iam'],
    });
  });

  const [old, now] = ['2021-02-01T00:00:00Z', '2021-03-01T00:00:00Z'];
  const notAction = { Effect: 'Allow', NotAction: ['iam:*', 'sts:Get*'], Resource: '*' };

  test.each<[string, object[], object[], string, string[]]>([
    [
      'each service once, sorted, in lower case, with removed access',
      [allow(['sns:Publish', 's3:GetObject'])],
      [allow(['S3:PutObject', 's3:ListBucket'])],
      '2 actions more on all resources: S3:PutObject and s3:ListBucket; 2 actions fewer on all resources: …',
      ['change', 'P', 'both', 'unannounced', 's3', 'sns'],
    ],
    [
      'narrower access',
      [allow(['s3:GetObject', 's3:PutObject'])],
      [allow('s3:GetObject')],
      'removes s3:PutObject (not in IAM’s reference) on all resources',
      ['change', 'P', 'narrower', 'unannounced', 's3'],
    ],
    [
      'the same access',
      [allow(['s3:GetObject', 's3:PutObject'])],
      [allow(['s3:PutObject', 's3:GetObject'])],
      'same permissions, written differently',
      ['change', 'P', 'same', 'nothing to announce'],
    ],
    [
      'the same document',
      [allow('s3:GetObject')],
      [allow('s3:GetObject')],
      'same document as v1',
      ['change', 'P', 'same', 'nothing to announce'],
    ],
    [
      'all services for a NotAction',
      [allow('s3:GetObject')],
      [allow('s3:GetObject'), notAction],
      'adds near-administrator access: all actions except s3:GetObject, iam:* and sts:Get*, on all resources',
      ['change', 'P', 'wider', 'unannounced', ...allRisks, '*'],
    ],
    [
      'a limited risk, which is not in the title',
      [allow('s3:GetObject')],
      [allow('s3:GetObject'), allow('dynamodb:Scan', 'arn:aws:dynamodb:*:*:table/a')],
      'adds dynamodb:Scan (not in IAM’s reference)',
      ['change', 'P', 'wider', 'unannounced', 'data access', 'dynamodb'],
    ],
    [
      'no category twice',
      [allow('s3:GetObject')],
      [allow(['s3:GetObject', 'P:x', 'change:y', 'wider:z'])],
      'adds P:x, change:y and wider:z (all not in IAM’s reference) on all resources',
      ['change', 'P', 'wider', 'unannounced', 'p'],
    ],
    [
      'denied services, and no change of actions for future ones',
      [allow('s3:*')],
      [allow('s3:*'), deny('s3:Put*')],
      'no longer includes future s3:Put* actions; does not change existing actions',
      ['change', 'P', 'same', 'unannounced', 's3'],
    ],
  ])('names %s', (_, before, after, step, categories) => {
    const [item] = buildChanges([old, ...before], [now, ...after]).items;
    expect(item?.categories).toEqual(categories);
    expect(item?.title).toMatch(/^P v2(?: \(risk: [^)]*\))?: /);
    if (!step.endsWith('…'))
      expect(item?.title.replace(/ \(risk:[^)]*\)/, '')).toBe(`P v2: ${step}`);
  });

  test.each([
    [
      'v1',
      'P v1: first version, allows a:B (not in IAM’s reference) on all resources',
      'first version',
    ],
    [
      'v7',
      'P v7: oldest version on record, allows a:B (not in IAM’s reference) on all resources',
      'oldest version on record',
    ],
  ])('of the first version on record, %s, has that', (versionId, title, category) => {
    const policy = buildPolicy('P', [[versionId, '2021-02-01T00:00:00Z', allow('a:B')]]);
    const [item] = build('all-versions', {}, reconcile([policy], [tracking])).items;
    expect(item?.title).toBe(title);
    expect(item?.categories[2]).toBe(category);
  });
});

describe('an id', () => {
  const readIds = ({ id, items }: Feed) => [id, ...items.map((item) => item.id)];
  const ids = readIds(build('all-versions'));

  test.each<[string, string, Partial<SiteFile>, Reconciliation]>([
    ['the base URL', 'https://other.example/a/b/', {}, reconciliation],
    ['the title', site.baseUrl, { title: 'Another' }, reconciliation],
    ['the subject', site.baseUrl, { subject: 'Others' }, reconciliation],
    [
      'the gist of an announcement',
      site.baseUrl,
      {},
      reconcile(
        policies,
        announcements.map((each) => ({ ...each, gist: 'Otherwise' })),
      ),
    ],
    [
      'the names of an announcement',
      site.baseUrl,
      {},
      reconcile(
        policies,
        announcements.map((each) => ({ ...each, actionsNamed: ['s3:Other'] })),
      ),
    ],
  ])('and a date do not change with %s', (_, baseUrl, more, held) => {
    const other = buildFeed(
      { site: { ...site, ...more }, address: createSiteAddress(baseUrl), reconciliation: held },
      'all-versions',
    );
    expect(other).not.toEqual(build('all-versions'));
    expect(readIds(other)).toEqual(ids);
    expect(listItems(other)).toEqual(listItems(build('all-versions')));
    expect(other.updated).toBe(build('all-versions').updated);
  });

  test('does not change with a newer version or announcement', () => {
    const [p, a] = policies as [Policy, Policy];
    const [newest] = makePolicy('P', ['2022-01-01T00:00:00Z', allow('a:New')]).versions;
    const grown = {
      ...p,
      versions: [...p.versions, { ...(newest as Version), versionId: 'v4', number: 4 }],
    };
    const newer = buildAnnouncement('2021-07-05', 'P', { gist: 'One more of that day' });
    const feed = build('all-versions', {}, reconcile([grown, a], [newer, ...announcements]));
    const [first, second, third, ...others] = listItems(feed);
    expect([first, third]).toEqual([
      '2022-01-01T00:00:00Z change/P/v4',
      '2021-07-05T00:00:01Z announcement/2021-07-05-P',
    ]);
    expect([second, ...others]).toEqual(listItems(build('all-versions')));
  });

  test('is the same in every feed that has the item', () => {
    const inAll = new Map(build('all-versions').items.map((item) => [item.id, item]));
    const scopes: FeedScope[] = ['unannounced', ...policies];
    const narrower = scopes.flatMap((of) => build(of).items);
    expect(narrower.length).toBeGreaterThan(4);
    for (const item of narrower) expect(item).toEqual(inAll.get(item.id));
  });
});

describe('on record', () => {
  const record = loadRecord('data');
  const held = reconcile(record.policies, record.announcements);
  const source = {
    site: record.site,
    address: createSiteAddress(record.site.baseUrl),
    reconciliation: held,
  };
  const feed = buildFeed(source, 'all-versions');
  const versions = record.policies.flatMap((policy) => policy.versions);

  test('every change and announcement has an instant of its own, newest first', () => {
    const count = versions.length + record.announcements.length;
    expect(feed.items).toHaveLength(count);
    expect(new Set(feed.items.map(({ id }) => id)).size).toBe(count);
    const instants = feed.items.map(({ published }) => published);
    expect(instants).toEqual([...instants].sort().reverse());
    expect(new Set(instants).size).toBe(count);
    for (const { createDate } of versions) expect(instants).toContain(createDate);
    expect(feed.updated).toBe(instants[0]);
  });

  test('each change of permissions and announcement of a policy is in the feed of one policy', () => {
    const ids = record.policies.flatMap((of) => buildFeed(source, of).items.map(({ id }) => id));
    const general = record.announcements.filter(({ policyName }) => policyName === null);
    const everything = buildFeed(source, 'everything').items;
    expect(everything).toHaveLength(
      feed.items.length - held.changes.filter(({ change }) => hasNoEffect(change)).length,
    );
    expect(ids).toHaveLength(everything.length - general.length);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('the unannounced are the changes without an announcement', () => {
    const { items } = buildFeed(source, 'unannounced');
    expect(items.map(({ id }) => id)).toEqual(
      held.changes
        .filter(({ state }) => state === 'never')
        .map((change) => buildChangeId(record.site.idBase, change)),
    );
    expect(items.length).toBeGreaterThan(3);
  });

  test('AmazonConnect_FullAccess v4 and its announcement', () => {
    const { items } = buildFeed(source, { policyName: 'AmazonConnect_FullAccess' });
    expect(items[0]).toMatchObject({
      title:
        'AmazonConnect_FullAccess v4: also allows iam:CreateServiceLinkedRole for the service profile.amazonaws.com',
      id: 'tag:policy-history.example,2026:change/AmazonConnect_FullAccess/v4',
      published: '2023-03-07T14:49:25Z',
      summary:
        'Wider: also allows iam:CreateServiceLinkedRole for the service profile.amazonaws.com. Default version since 2023-03-07. Announced 2023-01-26, 40 days early.',
      categories: ['change', 'AmazonConnect_FullAccess', 'wider', 'announced', 'iam'],
    });
    expect(items[1]).toMatchObject({
      title:
        'AmazonConnect_FullAccess announcement: Create the service-linked role for Customer Profiles',
      id: 'tag:policy-history.example,2026:announcement/2023-01-26-AmazonConnect_FullAccess',
      published: '2023-01-26T00:00:00Z',
      summary:
        'Create the service-linked role for Customer Profiles. It announces v4, 40 days early.',
      categories: ['announcement', 'AmazonConnect_FullAccess', 'early', 'iam'],
    });
  });
});

describe('a default that was set back', () => {
  const made = makePolicy(
    'P',
    ['2021-02-01T00:00:00Z', allow('s3:GetObject')],
    ['2021-03-01T00:00:00Z', allow(['s3:GetObject', 'iam:PassRole'])],
  );
  const set = { ...made, defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T06:00:00Z' }] };
  const feed = (of: FeedScope) => build(of, {}, reconcile([set], [tracking]));

  test('is an item of its own, published when it was observed', () => {
    const [item] = feed({ policyName: 'P' }).items;
    expect(item).toEqual({
      id: 'tag:example.org,2026:default/P/2021-04-01T06:00:00Z',
      url: 'https://example.org/policies/P/#default-2021-04-01T06:00:00Z',
      title:
        'P, default set back to v1: removes iam:PassRole (not in IAM’s reference) on all resources',
      summary:
        'Narrower: removes iam:PassRole (not in IAM’s reference) on all resources. The default version changed from v2 to v1; this was observed at 2021-04-01T06:00:00Z.',
      html: expect.stringContaining('-         &quot;iam:PassRole&quot;'),
      published: '2021-04-01T06:00:00Z',
      categories: ['default', 'P', 'narrower', 'iam'],
    });
  });

  test('is in the feed of everything, not in that of unannounced changes', () => {
    const isDefault = ({ categories }: { categories: string[] }) => categories.includes('default');
    expect(feed('all-versions').items.filter(isDefault)).toHaveLength(1);
    expect(feed('unannounced').items.filter(isDefault)).toEqual([]);
    expect(feed({ policyName: 'Q' }).items).toEqual([]);
  });

  test('is in the feed of high risks where it adds one', () => {
    const list = (before: string, after: string) => {
      const policy = makePolicy(
        'P',
        ['2021-02-01T00:00:00Z', allow(after)],
        ['2021-03-01T00:00:00Z', allow(before)],
      );
      const back = {
        ...policy,
        defaults: [{ versionId: 'v1', firstObserved: '2021-04-01T06:00:00Z' }],
      };
      return build('high-risk', {}, reconcile([back], [])).items.map(({ title }) => title);
    };
    expect(list('s3:ListBucket', 'kms:CreateGrant')).toContainEqual(
      expect.stringMatching(
        /^P, default set back to v1 \(risk: resource exposure\): adds kms:CreateGrant/,
      ),
    );
    expect(list('kms:CreateGrant', 's3:ListBucket')).toHaveLength(1);
  });
});

test('a feed has the versions that are the first to allow an action', () => {
  const feed = build('new-actions');
  expect(feed).toMatchObject({
    id: 'tag:example.org,2026:feed/new-actions',
    title: 'Policy History: new actions',
    page: 'https://example.org/statistics/',
    addresses: { rss: 'https://example.org/new-actions/feed.xml' },
  });
  // v2 of P allows only patterns, of which iam is a new service; v3 has the same.
  expect(listItems(feed).map((item) => item.slice(21))).toEqual([
    'change/A%2B%3D%2C.%40-_b/v1',
    'change/P/v2',
    'change/P/v1',
  ]);
});

describe('the number of items', () => {
  const day = (index: number) => new Date(Date.UTC(2021, 1, 1 + index)).toISOString().slice(0, 10);
  const buildVersions = (count: number, actions: (index: number) => string[]) =>
    buildChanges(
      ...Array.from({ length: count }, (_, index): [string, object] => [
        `${day(index)}T00:00:00Z`,
        allow(actions(index)),
      ]),
    );

  test('is limited to the newest 500', () => {
    const { items } = buildVersions(510, (index) => [`a:B${index}`]);
    expect(items).toHaveLength(500);
    expect(items[0]?.published).toBe(`${day(509)}T00:00:00Z`);
  });

  test('is limited by the size of the content, but not below 20', () => {
    // A diff in an item has few lines, which can be long.
    const long = 'B'.repeat(60_000);
    const { items } = buildVersions(24, (index) => [`a:${long}${index}`]);
    expect(items).toHaveLength(20);
  });
});

test.each([
  [[tracking], 'and AWS’s announcements.'],
  [[], 'Every change to the permissions of Amazon Connect’s managed policies.'],
])('a feed mentions announcements if the record has some', (of, expected) => {
  expect(build('everything', {}, reconcile(policies, of)).description).toContain(expected);
});
