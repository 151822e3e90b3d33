import { describe, expect, test } from 'vitest';
import { renderFeed } from '../../../testing/aws-page';
import { ParseError } from '../source-error';
import { joinCell } from './read-cell';
import { readFeed } from './read-feed';

const item = { title: 'Managed policy updates', date: '2025-06-19' };

async function findProblem(text: string): Promise<string> {
  try {
    await readFeed(text);
  } catch (error) {
    if (!(error instanceof ParseError)) throw error;
    const { place, expected, found } = error.problem;
    return `${place}: ${expected}; ${found}`;
  }
  return 'no problem';
}

describe('a feed', () => {
  test('has day, title, link and text, without markup', async () => {
    const description = 'Added <code class="code">Vendor_A</code>:<ul><li>s3:GetObject</li></ul>';
    const [read] = await readFeed(renderFeed([{ ...item, description }]));
    expect(read?.date).toBe('2025-06-19');
    expect(read && joinCell(read.title)).toBe('Managed policy updates');
    expect(read?.link).toBe('https://docs.aws.amazon.com/guide.html');
    expect(read?.text.blocks).toEqual([
      { text: 'Added Vendor_A:', isItem: false },
      { text: 's3:GetObject', isItem: true },
    ]);
  });

  test('can be Atom', async () => {
    const [read] = await readFeed(
      `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>One</title><link href="https://a.example/"/>
      <updated>2025-06-19T23:30:00-05:00</updated><content type="html">&lt;p&gt;Text&lt;/p&gt;</content></entry></feed>`,
    );
    expect(read).toMatchObject({ date: '2025-06-20', link: 'https://a.example/' });
    expect(read && joinCell(read.text)).toBe('Text');
  });

  test.each([
    ['a script', '<script>alert(1)</script>'],
    ['entities', '&lt;b&gt; &amp;amp;'],
    ['a CDATA section', ']]><![CDATA['],
    ['a name of every object', '__proto__'],
  ])('keeps a title that looks like %s as text', async (_, title) => {
    const [read] = await readFeed(renderFeed([{ ...item, title }]));
    expect(read && joinCell(read.title)).toBe(title);
  });

  test('ignores scripts and markup of a hostile description', async () => {
    const description =
      '<script>alert(1)</script><img src=x onerror=alert(1)>Text<style>a{}</style>';
    const [read] = await readFeed(renderFeed([{ ...item, description }]));
    expect(read && joinCell(read.text)).toBe('Text');
  });
});

const feed = renderFeed([item]);
const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${feed
  .slice(feed.indexOf('<rss'))
  .replace('Managed', '&b;')}`;

test.each([
  ['without entries', renderFeed([]), /1 to 10,000 entries; none/],
  ['with too many', renderFeed(Array.from({ length: 10_001 }, () => item)), /entries; 10001/],
  [
    'with an entry without a date',
    feed.replace(/<pubDate>.*<\/pubDate>/, ''),
    /entry 1, “Managed policy updates”: a date that can be read; none/,
  ],
  [
    'with an unreadable date',
    feed.replace(/<pubDate>.*<\/pubDate>/, '<pubDate>Thirsday</pubDate>'),
    /"Thirsday"/,
  ],
  ['that is cut off', feed.slice(0, feed.indexOf('</item>')), /a complete RSS or Atom feed/],
  ['that is a page', '<!doctype html><html><p>Log in</html>', /an HTML page/],
  ['that is JSON', '{}', /a complete RSS or Atom feed/],
  ['that is other XML', '<a><b/></a>', /a complete RSS or Atom feed/],
  ['with entities of its own', bomb, /a complete RSS or Atom feed/],
  [
    'in another encoding',
    feed.replace('UTF-8', 'ISO-8859-1'),
    /a feed in UTF-8; encoding ISO-8859-1/,
  ],
])('a feed %s is refused', async (_, text, message) => {
  expect(await findProblem(text)).toMatch(message);
});
