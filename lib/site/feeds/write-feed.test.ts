import Parser from 'rss-parser';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { allow, buildAnnouncement, buildPolicy } from '../../../testing/builders';
import { checkAtom } from '../../../testing/check-atom';
import { checkJsonFeed } from '../../../testing/check-json-feed';
import { checkRss } from '../../../testing/check-rss';
import { hostile } from '../../../testing/hostile-text';
import { readXml, type XmlElement } from '../../../testing/read-xml';
import { runToEnd } from '../../../testing/run-to-end';
import { feedFormats } from '../../addresses/paths';
import { createSiteAddress } from '../../addresses/site-address';
import { reconcile } from '../../history/reconcile';
import { loadRecord } from '../../record/load';
import { buildFeed } from './build-feed';
import type { Feed } from './feed';
import { formatRfc822 } from './rss';
import { formatFeed } from './write-feed';

const checks = { rss: checkRss, atom: checkAtom, json: checkJsonFeed };

const record = loadRecord('data');
const real = {
  site: record.site,
  address: createSiteAddress(record.site.baseUrl),
  reconciliation: reconcile(record.policies, record.announcements),
};
const scopes = ['everything', 'unannounced', ...record.policies] as const;
const everything = buildFeed(real, 'everything');

/** The feed of a record with a text wherever data can have it. */
function buildHostile(text: string): Feed {
  const policy = buildPolicy('P', [
    ['v1', '2021-02-01T00:00:00Z', allow('a:B')],
    [
      'v2',
      '2021-03-01T00:00:00Z',
      allow('a:B'),
      { Sid: `Sid ${text}`, ...allow('a:C', `arn:${text}`) },
    ],
  ]);
  const announcement = buildAnnouncement('2021-03-02', 'P', {
    gist: `Gist ${text}`,
    scopeNamed: `Scope ${text}`,
    datePrinted: `Date ${text}`,
    actionsNamed: ['a:C', `a:${text}`],
  });
  return buildFeed(
    {
      site: {
        title: `Title ${text}`,
        subject: `Subject ${text}`,
        baseUrl: 'https://example.org',
        idBase: 'tag:example.org,2026',
        sources: [],
      },
      address: createSiteAddress('https://example.org'),
      reconciliation: reconcile([policy], [announcement, buildAnnouncement('2021-01-01', null)]),
    },
    'everything',
  );
}

const all = hostile.map(([, text]) => text).join(' ');
const empty: Feed = { ...everything, items: [] };

/** A feed as a strict parser reads it, in the same form for each format. */
interface ParsedFeed {
  id?: string;
  title: string;
  description: string;
  page: string;
  /** JSON Feed does not have it. */
  updated?: string;
  items: Feed['items'];
}

const find = (element: XmlElement, name: string, attribute?: string) => {
  const child = element.children.find((each) => each.name === name) as XmlElement;
  return attribute === undefined ? child.text : (child.attributes[attribute] ?? '');
};
const findAll = (element: XmlElement, name: string) =>
  element.children.filter((child) => child.name === name);
/** Decodes HTML without elements. */
const readHtml = (html: string) =>
  html
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

const readRfc822 = (date: string) => new Date(date).toISOString().replace('.000', '');

const readers: Record<(typeof feedFormats)[number], (text: string) => ParsedFeed> = {
  rss(text) {
    const channel = readXml(text).children[0] as XmlElement;
    return {
      title: find(channel, 'title'),
      description: find(channel, 'description'),
      updated: readRfc822(find(channel, 'lastBuildDate')),
      page: channel.children.filter(({ name }) => name === 'link')[0]?.text as string,
      items: findAll(channel, 'item').map((item) => ({
        id: find(item, 'guid'),
        url: find(item, 'link'),
        title: find(item, 'title'),
        summary: readHtml(find(item, 'description')),
        html: find(item, 'encoded'),
        published: readRfc822(find(item, 'pubDate')),
        categories: findAll(item, 'category').map((category) => category.text),
      })),
    };
  },
  atom(text) {
    const feed = readXml(text);
    return {
      id: find(feed, 'id'),
      title: find(feed, 'title'),
      description: find(feed, 'subtitle'),
      updated: find(feed, 'updated'),
      page: findAll(feed, 'link')[1]?.attributes.href as string,
      items: findAll(feed, 'entry').map((entry) => {
        expect(find(entry, 'updated')).toBe(find(entry, 'published'));
        return {
          id: find(entry, 'id'),
          url: find(entry, 'link', 'href'),
          title: find(entry, 'title'),
          summary: find(entry, 'summary'),
          html: find(entry, 'content'),
          published: find(entry, 'published'),
          categories: findAll(entry, 'category').map(({ attributes }) => attributes.term ?? ''),
        };
      }),
    };
  },
  json(text) {
    const feed = JSON.parse(text);
    return {
      title: feed.title,
      description: feed.description,
      page: feed.home_page_url,
      items: feed.items.map((item: Record<string, never>) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        summary: item.summary,
        html: item.content_html,
        published: item.date_published,
        categories: item.tags,
      })),
    };
  },
};

/** Text without illegal characters, independent of `dropIllegalCharacters`. */
const keep = (text: string) =>
  [...text]
    .filter((character) => {
      const point = character.codePointAt(0) as number;
      const isControl =
        (point < 0x20 && ![9, 10, 13].includes(point)) || (point > 126 && point < 160);
      const isNoCharacter = (point & 0xfffe) === 0xfffe || (point >= 0xfdd0 && point <= 0xfdef);
      return !isControl && !isNoCharacter && (point < 0xd800 || point > 0xdfff);
    })
    .join('');

/** A feed as it has to be parsed. Parsers of XML normalize line ends of HTML. */
const expectRead = (feed: Feed, of: 'rss' | 'atom' | 'json'): ParsedFeed => ({
  ...(of === 'atom' && { id: feed.id }),
  ...(of !== 'json' && { updated: feed.updated }),
  title: keep(feed.title),
  description: keep(feed.description),
  page: feed.page,
  items: feed.items.map((item) => ({
    ...item,
    title: keep(item.title),
    summary: keep(item.summary),
    html: of === 'json' ? keep(item.html) : keep(item.html).replace(/\r\n?/g, '\n'),
    categories: item.categories.map(keep),
  })),
});

describe.each(feedFormats)('as %s', (format) => {
  const write = formatFeed[format];
  const check = checks[format];
  const read = readers[format];

  test.each(scopes)('the feeds of the record are valid: %#', (of) => {
    const feed = buildFeed(real, of);
    expect(check(write(feed), feed.addresses[format])).toEqual([]);
    expect(read(write(feed))).toEqual(expectRead(feed, format));
  });

  test('a feed without items is valid', () => {
    expect(check(write(empty), empty.addresses[format])).toEqual([]);
    expect(read(write(empty)).items).toEqual([]);
  });

  test.each([...hostile, ['all of them', all] as const])('text stays text: %s', (_, text) => {
    const feed = buildHostile(text);
    expect(read(write(feed))).toEqual(expectRead(feed, format));
    // The checks may report only plain titles that look like HTML.
    const found = check(write(feed), feed.addresses[format]);
    expect(found.filter((problem) => !problem.endsWith('looks like HTML'))).toEqual([]);
    expect(found.length > 0).toBe(text.includes('</'));
  });

  test('any other feed is written completely', () => {
    const [item] = everything.items;
    const text = `${all} </p><p onclick="x">`;
    const feed: Feed = {
      ...everything,
      id: text,
      title: text,
      description: text,
      items: [
        { ...(item as (typeof everything.items)[number]), id: text, html: text, title: text },
      ],
    };
    const back = read(write(feed));
    expect(back.items[0]).toMatchObject({ id: keep(text), title: keep(text) });
    expect(back.items[0]?.html).toBe(
      format === 'json' ? keep(text) : keep(text).replace(/\r\n?/g, '\n'),
    );
  });

  test('no character is one that XML 1.0 forbids', () => {
    const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
    expect(forbidden.test('\u0001')).toBe(true);
    expect(forbidden.exec(write(buildHostile(all)))).toBeNull();
    expect(forbidden.exec(write(everything))).toBeNull();
  });

  describe('the bytes', () => {
    afterEach(() => {
      vi.useRealTimers();
      vi.unstubAllEnvs();
    });

    test('are the same at another time and in another zone', () => {
      const before = write(everything);
      vi.useFakeTimers({ now: new Date('2031-05-06T07:08:09Z') });
      vi.stubEnv('TZ', 'Pacific/Kiritimati');
      expect(new Date().getFullYear()).toBe(2031);
      expect(write(buildFeed(real, 'everything'))).toBe(before);
    });
  });
});

const whyNoXmllint = runToEnd('xmllint', ['--version']).error ? ' (skipped: no xmllint here)' : '';

describe.each(['rss', 'atom'] as const)('as %s', (format) => {
  test.skipIf(whyNoXmllint)(`is well-formed, says xmllint${whyNoXmllint}`, () => {
    const write = formatFeed[format];
    for (const input of [everything, buildHostile(all), empty].map(write)) {
      const { status, stderr } = runToEnd('xmllint', ['--noout', '-'], { input });
      expect({ status, stderr: stderr }).toEqual({ status: 0, stderr: '' });
    }
    const broken = `${write(everything)}<`;
    expect(runToEnd('xmllint', ['--noout', '-'], { input: broken }).status).not.toBe(0);
  });

  test('rss-parser reads the feed of the record: titles, ids, dates, links, HTML', async () => {
    const feed = await parse(formatFeed[format](everything));
    expect(feed.title).toBe(everything.title);
    expect(feed.feedUrl).toBe(everything.addresses[format]);
    expect(feed.items).toHaveLength(everything.items.length);
    feed.items.forEach((item, index) => {
      const wanted = everything.items[index] as (typeof everything.items)[number];
      expect({
        id: item.guid ?? item.id,
        title: item.title,
        url: item.link,
        published: item.isoDate?.replace('.000Z', 'Z'),
        html: item.whole ?? item.content,
      }).toEqual({
        id: wanted.id,
        title: wanted.title,
        url: wanted.url,
        published: wanted.published,
        html: wanted.html,
      });
    });
  });

  test.each(hostile)('rss-parser reads hostile text as text: %s', async (_, text) => {
    const hostileFeed = buildHostile(text);
    const feed = await parse(formatFeed[format](hostileFeed));
    expect(feed.title).toBe(keep(hostileFeed.title));
    expect(feed.items.map(({ title }) => title)).toEqual(
      hostileFeed.items.map(({ title }) => keep(title)),
    );
    expect(feed.items.map((item) => item.whole ?? item.content)).toEqual(
      hostileFeed.items.map(({ html }) => keep(html)),
    );
  });
});

function parse(xml: string) {
  const parser = new Parser<object, { whole?: string; id?: string }>({
    customFields: { item: [['content:encoded', 'whole']] },
  });
  return parser.parseString(xml);
}

test.each([
  ['2021-11-23T22:05:12Z', 'Tue, 23 Nov 2021 22:05:12 GMT'],
  ['2021-07-04T00:00:01Z', 'Sun, 04 Jul 2021 00:00:01 GMT'],
  ['2024-02-29T23:59:59Z', 'Thu, 29 Feb 2024 23:59:59 GMT'],
  ['1990-01-01T00:00:00Z', 'Mon, 01 Jan 1990 00:00:00 GMT'],
])('RSS dates %s as %s', (instant, date) => {
  expect(formatRfc822(instant)).toBe(date);
});

test('the guids of RSS are no permalinks', () => {
  const guids = formatFeed.rss(everything).match(/<guid[^>]*>/g);
  expect(guids).toEqual(everything.items.map(() => '<guid isPermaLink="false">'));
});

test('JSON Feed has only fields of version 1.1', () => {
  const { items, ...feed } = JSON.parse(formatFeed.json(everything));
  expect(feed).toEqual({
    version: 'https://jsonfeed.org/version/1.1',
    title: 'Policy History',
    home_page_url: 'https://policy-history.example/',
    feed_url: 'https://policy-history.example/feed.json',
    description: everything.description,
    language: 'en',
    authors: [{ name: 'Policy History', url: 'https://policy-history.example/' }],
  });
  expect(Object.keys(items[0])).toEqual([
    'id',
    'url',
    'title',
    'summary',
    'content_html',
    'date_published',
    'tags',
  ]);
});
