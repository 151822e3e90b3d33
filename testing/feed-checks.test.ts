import { describe, expect, test } from 'vitest';
import { createSiteAddress } from '../lib/addresses/site-address';
import { reconcile } from '../lib/history/reconcile';
import { buildFeed } from '../lib/site/feeds/build-feed';
import { formatFeed } from '../lib/site/feeds/write-feed';
import { allow, buildPolicy } from './builders';
import { checkAtom } from './check-atom';
import { checkJsonFeed } from './check-json-feed';
import { checkRss } from './check-rss';

const feed = buildFeed(
  {
    site: {
      title: 'Title',
      subject: 'Subject',
      baseUrl: 'https://example.org',
      idBase: 'tag:example.org,2026',
      sources: [],
    },
    address: createSiteAddress('https://example.org'),
    reconciliation: reconcile(
      [
        buildPolicy('P', [
          ['v1', '2021-02-01T00:00:00Z', allow('a:B')],
          ['v2', '2021-03-01T00:00:00Z', allow('a:C')],
        ]),
      ],
      [],
    ),
  },
  'everything',
);

type Case = [broken: string, from: string | RegExp, to: string, fault: string];

/** Breaks a good feed in one place and gives what is said of it. */
function breakFeed(format: 'rss' | 'atom' | 'json', from: string | RegExp, to: string): string[] {
  const good = formatFeed[format](feed);
  const broken = good.replace(from, to);
  expect(broken).not.toBe(good);
  const check = { rss: checkRss, atom: checkAtom, json: checkJsonFeed }[format];
  return check(broken, feed.addresses[format]);
}

describe('checkRss finds', () => {
  test.each<Case>([
    ['another version', 'version="2.0"', 'version="0.91"', 'not version 2.0'],
    ['no title', /<title>Title<\/title>\n/, '', 'channel: title 0 times'],
    ['an empty title', '<title>Title</title>', '<title> </title>', 'title: empty'],
    ['a relative link', '<link>https://example.org/<', '<link>/<', 'link: no absolute address: /'],
    ['no language', '<language>en</language>', '', 'channel: language 0 times'],
    ['another language', '<language>en<', '<language>English<', 'language'],
    ['no self link', 'rel="self"', 'rel="via"', 'no self link'],
    [
      'a self link elsewhere',
      'org/feed.xml"',
      'org/rss.xml"',
      'self link: https://example.org/rss.xml',
    ],
    [
      'a date of two digits',
      'Mon, 01 Mar 2021',
      'Mon, 01 Mar 21',
      'lastBuildDate: no date of its form: Mon, 01 Mar 21 00:00:00 GMT',
    ],
    [
      'a wrong day of the week',
      'Mon, 01 Mar 2021',
      'Tue, 01 Mar 2021',
      'lastBuildDate: another day of the week: Tue, 01 Mar 2021 00:00:00 GMT',
    ],
    [
      'an implausible year',
      'Mon, 01 Mar 2021',
      'Thu, 01 Jan 1970',
      'lastBuildDate: an implausible year: Thu, 01 Jan 1970 00:00:00 GMT',
    ],
    [
      'something of its own',
      '<language>',
      '<mood>glad</mood><language>',
      'channel: mood is not to be there',
    ],
    [
      'something behind items',
      '</item>\n</channel>',
      '</item>\n<ttl>60</ttl></channel>',
      'channel: something between or behind items',
    ],
    [
      'a permalink that is none',
      'isPermaLink="false"',
      'isPermaLink="true"',
      'item 0 guid: a permalink',
    ],
    [
      'a guid that is no tag',
      '>tag:example.org,2026:change/P/v2',
      '>tag:change/P/v2',
      'item 0 guid: no tag address: tag:change/P/v2',
    ],
    [
      'a guid twice',
      'change/P/v1<',
      'change/P/v2<',
      'guid: twice: tag:example.org,2026:change/P/v2',
    ],
    [
      'a category twice',
      '<category>a</category>',
      '<category>P</category>',
      'item 0 category: twice: P',
    ],
    ['an empty category', '<category>a</category>', '<category/>', 'item 0 category: empty'],
    [
      'markup in a title',
      '<title>P v2',
      '<title>&lt;b>P&lt;/b> v2',
      'item 0 title: looks like HTML',
    ],
    [
      'a mistaken character',
      '<title>P v2',
      '<title>\u0092P v2',
      'item 0 title: a character that is no text',
    ],
    [
      'the content first',
      /(<description>Mixed.*<\/description>)\n([\s\S]*?<\/content:encoded>)/,
      '$2\n$1',
      'item 0: the content before the description',
    ],
    ['a script', '<![CDATA[', '<![CDATA[<script>x</script>', 'item 0 content: an element script'],
    [
      'a style',
      '<![CDATA[<p>',
      '<![CDATA[<p style="color:red">',
      'item 0 content: p: attributes style',
    ],
    ['a handler', '<a href', '<a onclick="x" href', 'item 0 content: a: attributes onclick,href'],
    [
      'a relative address',
      '<a href="https://example.org',
      '<a href="',
      'item 0 content: no absolute address: /policies/P/v2/',
    ],
    [
      'an element left open',
      '<![CDATA[<p>',
      '<![CDATA[<p><p>',
      'item 0 content: not well-formed: Error: 1:342: unexpected close tag.',
    ],
    ['an empty element', '<![CDATA[', '<![CDATA[<p></p>', 'item 0 content: p is empty'],
  ])('%s', (_, from, to, fault) => {
    expect(breakFeed('rss', from, to).map(shortenFault)).toContain(shortenFault(fault));
  });
});

describe('checkAtom finds', () => {
  test.each<Case>([
    ['no language', ' xml:lang="en"', '', 'feed: attributes '],
    ['another namespace', '/2005/Atom', '/2005/Atoms', 'no feed'],
    ['no id', '<id>tag:example.org,2026:feed</id>', '', 'feed: atom:id 0 times'],
    ['two titles', '<subtitle>', '<title>x</title><subtitle>', 'feed: atom:title 2 times'],
    ['no name of an author', '<name>Title</name>', '', 'author: atom:name 0 times'],
    ['no self link', 'rel="self"', 'rel="alternate"', 'no self link'],
    [
      'two links of a kind',
      'rel="self" type="application/atom+xml"',
      'rel="alternate" type="text/html"',
      'link: twice: alternate text/html',
    ],
    [
      'a date without a zone',
      '<updated>2021-03-01T00:00:00Z',
      '<updated>2021-03-01T00:00:00',
      'updated: no date of its form: 2021-03-01T00:00:00',
    ],
    [
      'two entries of one instant',
      /2021-02-01T00:00:00Z/g,
      '2021-03-01T00:00:00Z',
      'atom:updated: twice: 2021-03-01T00:00:00Z',
    ],
    [
      'two entries of one id',
      'P/v1</id>',
      'P/v2</id>',
      'atom:id: twice: tag:example.org,2026:change/P/v2',
    ],
    ['an empty category', 'term="change"', 'term=""', 'entry 0 category: empty'],
    ['content that says it is text', 'type="html"', 'type="text"', 'entry 0: type of content'],
    [
      'something behind entries',
      '</entry>\n</feed>',
      '</entry><rights>x</rights></feed>',
      'feed: something between or behind entries',
    ],
    [
      'an entry without a link',
      /<link rel="alternate" type="text\/html" href="[^"]*v2\/"\/>/,
      '',
      'entry 0: atom:link 0 times',
    ],
  ])('%s', (_, from, to, fault) => {
    expect(breakFeed('atom', from, to)).toContain(fault);
  });
});

describe('checkJsonFeed finds', () => {
  test.each<Case>([
    ['version 1', 'version/1.1', 'version/1', 'version'],
    ['no language', '"language": "en"', '"tongue": "en"', 'language'],
    [
      'another address',
      'org/feed.json',
      'org/other.json',
      'feed_url: https://example.org/other.json',
    ],
    ['an author as in version 1', '"authors": [', '"author": [', 'authors'],
    [
      'a number as id',
      '"id": "tag:example.org,2026:change/P/v2"',
      '"id": 2',
      'item 0 id: no tag address',
    ],
    ['no content', '"content_html"', '"content"', 'item 0 content_html: empty'],
    [
      'a day alone',
      '2021-03-01T00:00:00Z"',
      '2021-03-01"',
      'item 0 date_published: no date of its form: 2021-03-01',
    ],
    ['one id twice', 'P/v1"', 'P/v2"', 'id: twice: tag:example.org,2026:change/P/v2'],
    ['no tags', '"tags": [', '"labels": [', 'item 0 tags'],
  ])('%s', (_, from, to, fault) => {
    expect(breakFeed('json', from, to)).toContain(fault);
  });
});

/** Without the place that the parser names. */
function shortenFault(fault: string): string {
  return fault.replace(/ Error: .*/, '');
}
