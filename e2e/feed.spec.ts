import { expect, test } from '@playwright/test';
import Parser from 'rss-parser';
import { listBuilt } from './site';

test('the feed is served as RSS and read back by rss-parser: one item a change, newest first', async ({
  request,
}) => {
  const answer = await request.get('/feed.xml');
  expect(answer.headers()['content-type']).toBe('application/rss+xml; charset=utf-8');
  const feed = await new Parser().parseString(await answer.text());
  expect(feed.items).toHaveLength(57);
  const dates = feed.items.map(({ isoDate }) => isoDate ?? '');
  expect(dates).toEqual([...dates].sort().reverse());
  expect(new Set(feed.items.map(({ guid }) => guid)).size).toBe(57);
  const item = feed.items.find(({ guid }) => guid?.endsWith('change/AmazonConnect_FullAccess/v3'));
  expect(item).toMatchObject({
    title:
      'AmazonConnect_FullAccess v3: Wider: 29 actions more, 5 of them on all resources, 17 of them Write',
    link: 'https://policy-history.example/policies/AmazonConnect_FullAccess/v3/',
    guid: 'tag:policy-history.example,2026:change/AmazonConnect_FullAccess/v3',
    isoDate: '2021-11-23T22:05:12.000Z',
  });
  expect(item?.['content:encoded']).toContain('+         &quot;profile:AddProfileKey&quot;,');
  const files = new Set(listBuilt());
  for (const { link } of feed.items)
    expect(files).toContain(`${new URL(link ?? '').pathname}index.html`);
});
