import { type APIRequestContext, expect, test } from '@playwright/test';
import Parser from 'rss-parser';
import { type FeedScope, feedFormats, paths } from '../lib/addresses/paths';
import { listBuilt, readBuilt } from './site';

const scopes: [name: string, scope: FeedScope, items: number][] = [
  // Two versions change no permission.
  ['everything', 'everything', 55 + 43],
  ['all versions', 'all-versions', 57 + 43],
  ['what was never announced', 'unannounced', 4],
  ['high risks', 'high-risk', 13],
  ['new actions', 'new-actions', 43],
  ['a policy', { policyName: 'AmazonConnect_FullAccess' }, 4 + 3],
  ['a policy without a row', { policyName: 'AmazonConnectFullAccess' }, 1],
];

interface Item {
  id: string;
  title: string;
  url: string;
  published: string;
  html: string;
  categories: string[];
}

/** A feed as it is served, read by a stranger: rss-parser, or whoever reads JSON. */
async function read(request: APIRequestContext, path: string): Promise<Item[]> {
  const text = await (await request.get(path)).text();
  if (path.endsWith('.json')) {
    return JSON.parse(text).items.map((item: Record<string, never>) => ({
      id: item.id,
      title: item.title,
      url: item.url,
      published: item.date_published,
      html: item.content_html,
      categories: item.tags,
    }));
  }
  const parser = new Parser<object, { id?: string; whole?: string; terms?: Term[] }>({
    customFields: {
      item: [
        ['content:encoded', 'whole'],
        ['category', 'terms', { keepArray: true }],
      ],
    },
  });
  return (await parser.parseString(text)).items.map((item) => ({
    id: item.guid ?? item.id ?? '',
    title: item.title ?? '',
    url: item.link ?? '',
    published: item.isoDate?.replace('.000Z', 'Z') ?? '',
    html: item.whole ?? item.content ?? '',
    // Atom has them in an attribute.
    categories: (item.terms ?? []).map((term) => (typeof term === 'string' ? term : term.$.term)),
  }));
}

type Term = string | { $: { term: string } };

for (const [name, scope, count] of scopes) {
  test(`the feeds of ${name} say the same in all formats, newest first`, async ({ request }) => {
    const json = await read(request, paths.feed('json', scope));
    expect(json).toHaveLength(count);
    expect(new Set(json.map(({ id }) => id)).size).toBe(count);
    const dates = json.map(({ published }) => published);
    expect(dates).toEqual([...dates].sort().reverse());
    expect(await read(request, paths.feed('rss', scope))).toEqual(json);
    expect(await read(request, paths.feed('atom', scope))).toEqual(json);
  });
}

test('every feed is served under its media type and names its own address', async ({ request }) => {
  const types = {
    rss: 'application/rss+xml; charset=utf-8',
    atom: 'application/atom+xml; charset=utf-8',
    json: 'application/feed+json; charset=utf-8',
  };
  for (const format of feedFormats) {
    const file = paths.feed(format).slice(1);
    const served = listBuilt().filter((path) => path.endsWith(`/${file}`));
    // Of everything, all versions, what was never announced, high risks, new actions, each policy.
    expect(served).toHaveLength(5 + 8);
    for (const path of served) {
      const answer = await request.get(path);
      expect(answer.headers()['content-type'], path).toBe(types[format]);
      expect(await answer.text(), path).toContain(`"https://policy-history.example${path}"`);
    }
  }
});

test('every address in a feed is that of a page or a file of the site', () => {
  const files = new Set(listBuilt());
  const feeds = [...readBuilt('feed.xml'), ...readBuilt('atom.xml'), ...readBuilt('feed.json')];
  const links = feeds.flatMap(({ text }) =>
    [...text.matchAll(/https:\/\/policy-history\.example[^"<\\\s]*/g)].map(([link]) => link),
  );
  const broken = [...new Set(links)].filter((link) => {
    const target = decodeURIComponent(new URL(link).pathname);
    return !files.has(target.endsWith('/') ? `${target}index.html` : target);
  });
  expect(links.length).toBeGreaterThan(1000);
  expect(broken).toEqual([]);
});

test('a change and an announcement as readers get them', async ({ request }) => {
  const items = await read(request, '/feed.xml');
  const [change] = items.filter(({ id }) => id.endsWith('change/AmazonConnect_FullAccess/v3'));
  expect(change).toMatchObject({
    id: 'tag:policy-history.example,2026:change/AmazonConnect_FullAccess/v3',
    title:
      'AmazonConnect_FullAccess v3: adds 29 actions (17 Write, 5 on all resources), including profile:GetMatches, …',
    url: 'https://policy-history.example/policies/AmazonConnect_FullAccess/v3/',
    published: '2021-11-23T22:05:12Z',
    categories: [
      'change',
      'AmazonConnect_FullAccess',
      'wider',
      'announced',
      'data access',
      'destruction',
      'profile',
    ],
  });
  expect(change?.html).toContain('+         &quot;profile:AddProfileKey&quot;,');
  const [row] = items.filter(({ id }) => id.includes('announcement/2022-02-22'));
  expect(row).toMatchObject({
    id: 'tag:policy-history.example,2026:announcement/2022-02-22-AmazonConnectServiceLinkedRolePolicy',
    title:
      'AmazonConnectServiceLinkedRolePolicy announcement: Amazon CloudWatch: publish usage metrics of an instance',
    url: 'https://policy-history.example/announcements/2022-02-22-AmazonConnectServiceLinkedRolePolicy/',
    published: '2022-02-22T00:00:00Z',
    categories: ['announcement', 'AmazonConnectServiceLinkedRolePolicy', 'late', 'cloudwatch'],
  });
  expect(row?.html).toContain('75 days late');
});

test('the unannounced have no announcement, and no change that AWS announced', async ({
  request,
}) => {
  const items = await read(request, '/unannounced/feed.xml');
  for (const { id, categories } of items) {
    expect(id).toContain(':change/');
    expect(categories).toContain('unannounced');
  }
});

test('a policy and its changes name their own feed before that of everything', () => {
  const policy = '/policies/AmazonConnect_FullAccess/';
  const pages = new Map(readBuilt('.html').map(({ path, text }) => [path, text]));
  const listFeeds = (page: string, asked: string) =>
    [
      ...(pages.get(page) ?? '').matchAll(
        /<link rel="alternate" type="([^"]*)" title="[^"]*" href="([^"]*)"|<link rel="alternate" type="([^"]*)" href="([^"]*)"/g,
      ),
    ]
      .map(([, type, href, otherType, other]) => ({ type: type ?? otherType, href: href ?? other }))
      .filter(({ type }) => type === asked)
      .map(({ href }) => new URL(href ?? '').pathname);
  for (const page of [policy, `${policy}v4/`]) {
    const list = (type: string) => listFeeds(`${page}index.html`, `application/${type}`);
    expect(list('rss+xml')).toEqual([`${policy}feed.xml`, '/feed.xml']);
    expect(list('atom+xml')).toEqual([`${policy}atom.xml`]);
    expect(list('feed+json')).toEqual([`${policy}feed.json`]);
  }
  expect(listFeeds('/about/index.html', 'application/atom+xml')).toEqual(['/atom.xml']);
});
