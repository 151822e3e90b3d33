import { type APIRequestContext, expect, test } from '@playwright/test';
import { type FeedScope, paths } from '../lib/addresses/paths';
import { describeNeed, findProgram } from '../scripts/debian-programs';
import { runToEnd } from '../testing/run-to-end';

// Readers that others wrote, as Debian has them: `npm test` installs them where it may.
const newsboat = findProgram('newsboat');
const python = findProgram('feedparser');
test.skip(newsboat === undefined || python === undefined, describeNeed('newsboat', 'feedparser'));

const scopes: FeedScope[] = [
  'everything',
  'unannounced',
  { policyName: 'AmazonConnect_FullAccess' },
];
const xml = ['rss', 'atom'] as const;

/** What one of the programs in e2e/clients says of a feed. */
function run(program: string, ...args: string[]) {
  const { status, stdout, stderr } = runToEnd(python ?? '', [`e2e/clients/${program}.py`, ...args]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

/** The same feed in JSON, which needs no reader. */
async function readJson(request: APIRequestContext, of: FeedScope) {
  return (await request.get(paths.feed('json', of))).json();
}

interface JsonItem {
  id: string;
  url: string;
  title: string;
  summary: string;
  content_html: string;
  date_published: string;
  tags: string[];
}

/** A date as Python takes it apart: year, month, day, hours, minutes, seconds. */
const partDate = (instant: string) => (instant.match(/\d+/g) ?? []).map(Number);

for (const of of scopes) {
  for (const format of xml) {
    const path = paths.feed(format, of);

    test(`feedparser reads ${path} without a complaint`, async ({ request, baseURL }) => {
      const json = await readJson(request, of);
      const feed = run('read-with-feedparser', new URL(path, baseURL).href);
      expect(feed).toMatchObject({
        fault: null,
        status: 200,
        version: format === 'rss' ? 'rss20' : 'atom10',
        title: json.title,
        language: 'en',
        links: {
          self: `https://policy-history.example${path}`,
          alternate: json.home_page_url,
        },
      });
      expect(feed.updated.slice(0, 6)).toEqual(partDate(json.items[0].date_published));
      expect(feed.items).toHaveLength(json.items.length);
      json.items.forEach((item: JsonItem, index: number) => {
        const { content, published, summary, ...read } = feed.items[index];
        expect(read).toEqual({
          id: item.id,
          url: item.url,
          title: item.title,
          categories: item.tags,
        });
        expect(published.slice(0, 6)).toEqual(partDate(item.date_published));
        expect(summary).toBe(item.summary);
        // Its sanitizer left all of it as it was.
        expect(content).toBe(item.content_html);
      });
    });

    test(`newsboat reads and shows ${path}`, async ({ request, baseURL }) => {
      const json = await readJson(request, of);
      const address = new URL(path, baseURL).href;
      const feed = run('read-with-newsboat', newsboat ?? '', address);
      expect(feed.unread).toBe(`${json.items.length} unread articles`);
      expect(feed.feeds).toEqual([[json.title, json.home_page_url]]);
      expect(feed.items).toEqual(
        json.items.map((item: JsonItem) => ({
          id: item.id,
          url: item.url,
          title: item.title,
          published: Date.parse(item.date_published) / 1000,
          content: item.content_html,
        })),
      );
      // What stands before its reader's eyes: each line that came or went, with its sign.
      const signed = json.items[0].content_html
        .match(/(?<=^|<pre>)[+-] .*?(?=<|$)/gm)
        .map((line: string) => line.replaceAll('&quot;', '"').trimEnd());
      expect(signed.length).toBeGreaterThan(0);
      const shown = feed.shown.split('\n').map((line: string) => line.trimEnd());
      expect(shown.filter((line: string) => /^[+-] /.test(line))).toEqual(signed);
    });
  }
}
