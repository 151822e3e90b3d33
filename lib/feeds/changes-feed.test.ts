import { spawnSync } from 'node:child_process';
import Parser from 'rss-parser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type ReconciledChange, reconcile } from '../history/reconcile';
import { loadRecord } from '../record/load';
import type { Policy, SiteFile, Version } from '../record/types';
import { createSiteAddress } from '../site/site-address';
import { allow, buildPolicy, buildRow } from '../testing/builders';
import { nameChange, writeChangesRss } from './changes-feed';

const site: SiteFile = {
  title: 'Policy History',
  subject: 'Amazon Connect',
  baseUrl: 'https://example.org',
  idBase: 'tag:example.org,2026',
  sources: [],
};
const address = createSiteAddress(site.baseUrl);

/** A policy of v1, v2 …, each given as its instant and its statements. */
const makePolicy = (policyName: string, ...versions: [string, ...object[]][]) =>
  buildPolicy(
    policyName,
    versions.map(([createDate, ...statements], at) => [`v${at + 1}`, createDate, ...statements]),
  );

const tracking = buildRow('2021-01-01', null);

const policies = [
  makePolicy(
    'P',
    ['2021-01-31T23:59:59Z', allow('s3:Get*')],
    ['2021-07-04T00:00:00Z', allow(['s3:Get*', 'iam:Pass*', '*'])],
    ['2021-12-09T22:12:26Z', allow(['s3:Get*', '*', 'iam:Pass*'])],
  ),
  makePolicy('A+=,.@-_b', ['2021-07-04T00:00:01Z', allow('S3:PutObject')]),
];
const { changes } = reconcile(policies, [tracking]);

const record = loadRecord('data');
const { changes: realChanges } = reconcile(record.policies, record.announcements);
const realFeed = writeChangesRss(record.site, createSiteAddress(record.site.baseUrl), realChanges);

type Item = Awaited<ReturnType<typeof readFeed>>['items'][number];

function readFeed(xml: string) {
  const parser = new Parser<{ generator?: string; lastBuildDate?: string }, { whole: string }>({
    customFields: { item: [['content:encoded', 'whole']] },
  });
  return parser.parseString(xml);
}

const showTitle = ({ title }: Item) => title;

/** What is hostile to a feed and can stand in a Sid, a resource or a condition. */
const hostile = [
  ['the end of a CDATA section, twice', ']]>]]>'],
  ['a script', '<script>alert(1)</script>'],
  ['entities', '& &amp; &lt; &#0; &nosuch;'],
  ['a declaration', '<!DOCTYPE x [<!ENTITY y "z">]><![CDATA['],
  ['quotes', '"\''],
  ['control characters', '\u0000\u0001\u0008\u000B\u001B\u001F\u007F\u0085'],
  ['what is no character', '\uFFFE\uFFFF'],
  ['lone surrogates', '\uD83D \uDE00'],
  ['controls of direction', '\u202Eabc\u202C\u2066'],
  ['emoji', '😀👩‍👩‍👧🇩🇪'],
  ['ends of lines', '\r\n\u2028\u2029'],
] as const;

const all = hostile.map(([, text]) => text).join(' ');

function writeHostile(text: string, more: Partial<SiteFile> = {}) {
  const policy = makePolicy(
    'P',
    ['2021-02-01T00:00:00Z', allow('a:B')],
    ['2021-03-01T00:00:00Z', allow('a:B'), { Sid: `Sid ${text}`, ...allow('a:C', `arn:${text}`) }],
  );
  return writeChangesRss({ ...site, ...more }, address, reconcile([policy], [tracking]).changes);
}

/** A feed of everything hostile at once, in its titles too as far as XML can carry it. */
const hostileFeed = writeHostile(all, {
  title: `T ${hostile[0][1]} ${hostile[1][1]} & ${hostile[9][1]} ${hostile[8][1]}`,
  subject: `S ${hostile[3][1]} & ${hostile[4][1]}`,
});

describe('nameChange', () => {
  test.each([
    ['P', 'v3', 'tag:example.org,2026:change/P/v3'],
    ['A+=,.@-_b', 'v1', 'tag:example.org,2026:change/A%2B%3D%2C.%40-_b/v1'],
  ])('of %s %s is %s', (policyName, versionId, id) => {
    const found = changes.find(
      ({ change: { version } }) =>
        version.policyName === policyName && version.versionId === versionId,
    );
    expect(nameChange(site.idBase, found as ReconciledChange)).toBe(id);
  });
});

describe('the feed', () => {
  test('of no change is dated by no clock', async () => {
    const feed = await readFeed(writeChangesRss(site, address, []));
    expect(feed.lastBuildDate).toBe('Thu, 01 Jan 1970 00:00:00 GMT');
  });

  test('takes characters that XML forbids out of its own title', async () => {
    const feed = await readFeed(writeChangesRss({ ...site, title: 'A\u0001B' }, address, []));
    expect(feed.title).toBe('AB');
  });

  test('says what it is and where', async () => {
    const feed = await readFeed(writeChangesRss(site, address, changes));
    expect(feed).toMatchObject({
      title: 'Policy History',
      description:
        'Changes of Amazon Connect’s AWS managed policies, and whether AWS announced them.',
      link: 'https://example.org/',
      feedUrl: 'https://example.org/feed.xml',
      language: 'en',
    });
    expect(feed.generator).toBeUndefined();
  });

  test('has every change, newest first', async () => {
    const { items } = await readFeed(writeChangesRss(site, address, changes));
    expect(items.map(showTitle)).toEqual([
      'P v3: Same access, written differently',
      'A+=,.@-_b v1: First version: 1 action allowed on all resources: S3:PutObject',
      'P v2: Wider: 1 pattern more on all resources: iam:Pass*, and whatever else is in *',
      'P v1: First version: 1 pattern allowed on all resources: s3:Get*',
    ]);
  });

  test('dates each item by its version, and itself by the newest', async () => {
    const feed = await readFeed(writeChangesRss(site, address, changes));
    expect(feed.items.map(({ pubDate }) => pubDate)).toEqual([
      'Thu, 09 Dec 2021 22:12:26 GMT',
      'Sun, 04 Jul 2021 00:00:01 GMT',
      'Sun, 04 Jul 2021 00:00:00 GMT',
      'Sun, 31 Jan 2021 23:59:59 GMT',
    ]);
    expect(feed.lastBuildDate).toBe('Thu, 09 Dec 2021 22:12:26 GMT');
  });

  test('says of an item what its page says, in short and whole', async () => {
    const { items } = await readFeed(writeChangesRss(site, address, changes));
    const [, , item] = items;
    expect(item).toMatchObject({
      link: 'https://example.org/policies/P/v2/',
      guid: 'tag:example.org,2026:change/P/v2',
      content: 'Wider: 1 pattern more on all resources: iam:Pass*, and whatever else is in *.',
      categories: ['P', '*', 'iam', 'never'],
    });
    expect(item?.whole.split('\n')).toEqual([
      '<p><strong>Wider: 1 pattern more on all resources: iam:Pass*, and whatever else is in *.</strong></p>',
      '<p>In force since 2021-07-04; never announced.</p>',
      '<pre>+         &quot;iam:Pass*&quot;,',
      '+         &quot;*&quot;</pre>',
      '<p><a href="https://example.org/policies/P/v2/">Side by side</a></p>',
    ]);
  });

  test('names each service of a change once, in lower case, and what was taken away too', async () => {
    const policy = makePolicy(
      'P',
      ['2021-02-01T00:00:00Z', allow(['s3:GetObject', 'sns:Publish'])],
      ['2021-03-01T00:00:00Z', allow(['S3:PutObject', 's3:ListBucket'])],
    );
    const { items } = await readFeed(
      writeChangesRss(site, address, reconcile([policy], [tracking]).changes),
    );
    expect(items[0]?.categories).toEqual(['P', 's3', 'sns', 'never']);
  });

  test('without a change has no item', async () => {
    const feed = await readFeed(writeChangesRss(site, address, []));
    expect(feed.title).toBe('Policy History');
    expect(feed.items).toEqual([]);
  });
});

describe('a guid', () => {
  const readGuids = async (xml: string) => (await readFeed(xml)).items.map(({ guid }) => guid);
  const guids = [
    'tag:example.org,2026:change/P/v3',
    'tag:example.org,2026:change/A%2B%3D%2C.%40-_b/v1',
    'tag:example.org,2026:change/P/v2',
    'tag:example.org,2026:change/P/v1',
  ];

  test.each<[string, string, Partial<SiteFile>, readonly ReconciledChange[]]>([
    ['the base URL', 'https://other.example/a/b/', {}, changes],
    ['the title', site.baseUrl, { title: 'Another' }, changes],
    ['the subject', site.baseUrl, { subject: 'Others' }, changes],
    [
      'what AWS announces later',
      site.baseUrl,
      {},
      reconcile(policies, [
        tracking,
        { ...tracking, id: 'x', policyName: 'P', kind: 'update', date: '2021-07-05' },
      ]).changes,
    ],
  ])('does not change with %s', async (_, baseUrl, more, held) => {
    const xml = writeChangesRss({ ...site, ...more }, createSiteAddress(baseUrl), held);
    expect(xml).not.toBe(writeChangesRss(site, address, changes));
    expect(await readGuids(xml)).toEqual(guids);
  });

  test('does not change when a newer version comes', async () => {
    const [p, a] = policies as [Policy, Policy];
    const [newest] = makePolicy('P', ['2022-01-01T00:00:00Z', allow('a:New')]).versions;
    const grown = {
      ...p,
      versions: [...p.versions, { ...(newest as Version), versionId: 'v4', number: 4 }],
    };
    const xml = writeChangesRss(site, address, reconcile([grown, a], [tracking]).changes);
    expect(await readGuids(xml)).toEqual(['tag:example.org,2026:change/P/v4', ...guids]);
  });

  test('is no address', () => {
    const tags = writeChangesRss(site, address, changes).match(/<guid[^>]*>/g);
    expect(tags).toEqual(guids.map(() => '<guid isPermaLink="false">'));
  });
});

describe('the bytes', () => {
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllEnvs();
  });

  test('are the same at another time and in another zone', () => {
    const write = () =>
      writeChangesRss(record.site, createSiteAddress(record.site.baseUrl), realChanges);
    vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
    vi.stubEnv('TZ', 'Pacific/Kiritimati');
    expect(new Date().getFullYear()).toBe(2031);
    expect(write()).toBe(realFeed);
  });

  test('have nothing that XML 1.0 forbids', () => {
    const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
    expect(forbidden.test('\u0001')).toBe(true);
    expect(forbidden.exec(hostileFeed)).toBeNull();
    expect(forbidden.exec(realFeed)).toBeNull();
  });

  const whyNoXmllint = spawnSync('xmllint', ['--version']).error
    ? ' (skipped: no xmllint here)'
    : '';

  test.skipIf(whyNoXmllint)(`are well-formed, says xmllint${whyNoXmllint}`, () => {
    for (const input of [realFeed, hostileFeed, writeChangesRss(site, address, [])]) {
      const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], { input });
      expect({ status, stderr: stderr.toString('utf8') }).toEqual({ status: 0, stderr: '' });
    }
    expect(spawnSync('xmllint', ['--noout', '-'], { input: `${realFeed}<` }).status).not.toBe(0);
  });
});

describe('hostile text', () => {
  /** Text as an HTML reader shows it; of entities only ours, `&amp;` last. */
  const readText = (html: string) =>
    html
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  /** As JSON writes it, without what XML cannot carry. */
  const asShown = (text: string) =>
    JSON.stringify(text)
      .slice(1, -1)
      .replace(/[\uFFFE\uFFFF]/g, '');

  test.each(hostile)('in a Sid and a resource stays text: %s', async (_, text) => {
    const { items } = await readFeed(writeHostile(text));
    expect(items.map(showTitle)).toEqual([
      'P v2: Wider: 1 action more: a:C',
      'P v1: First version: 1 action allowed on all resources: a:B',
    ]);
    const html = items[0]?.whole as string;
    expect(html.match(/<\/?\w+/g)).toEqual([
      '<p',
      '<strong',
      '</strong',
      '</p',
      '<p',
      '</p',
      '<pre',
      '</pre',
      '<p',
      '<a',
      '</a',
      '</p',
    ]);
    const lines = readText(html)
      .split('\n')
      .map((line) => line.replace(/^(<pre>)?\+ +/, ''));
    expect(lines).toContain(`"Sid": "Sid ${asShown(text)}",`);
    expect(lines).toContain(`"Resource": "arn:${asShown(text)}"`);
  });

  test.each([
    ['the end of a CDATA section, twice', 'A ]]>]]> B'],
    ['a script', '<script>alert(1)</script>'],
    ['an ampersand', 'Q & A'],
    ['quotes', '"A" and \'B\''],
    ['controls of direction', '\u202Eabc\u202C'],
    ['emoji', '😀👩‍👩‍👧🇩🇪'],
  ])('in the title and the subject stays text: %s', async (_, text) => {
    const feed = await readFeed(
      writeChangesRss({ ...site, title: text, subject: text }, address, changes),
    );
    expect(feed.title).toBe(text);
    expect(feed.description).toBe(
      `Changes of ${text}’s AWS managed policies, and whether AWS announced them.`,
    );
    expect(feed.items).toHaveLength(changes.length);
  });
});

describe('on record', () => {
  test('every change is there, newest first, under an id of its own', async () => {
    const { items, lastBuildDate } = await readFeed(realFeed);
    const versions = record.policies.flatMap((policy) => policy.versions);
    expect(items).toHaveLength(versions.length);
    expect(new Set(items.map(({ guid }) => guid)).size).toBe(versions.length);
    const instants = items.map(({ isoDate }) => isoDate?.replace('.000Z', 'Z'));
    expect(instants).toEqual(
      versions
        .map(({ createDate }) => createDate)
        .sort()
        .reverse(),
    );
    expect(lastBuildDate).toBe(items[0]?.pubDate);
  });

  test('AmazonConnect_FullAccess v4', async () => {
    const { items } = await readFeed(realFeed);
    const item = items.find(({ title }) => title?.startsWith('AmazonConnect_FullAccess v4'));
    expect(item).toMatchObject({
      title:
        'AmazonConnect_FullAccess v4: Wider: 1 action under looser conditions: iam:CreateServiceLinkedRole',
      guid: 'tag:policy-history.example,2026:change/AmazonConnect_FullAccess/v4',
      pubDate: 'Tue, 07 Mar 2023 14:49:25 GMT',
      categories: ['AmazonConnect_FullAccess', 'iam', 'full'],
    });
    expect(item?.whole).toContain('2023-01-26, 40 days before it was in force');
  });
});
