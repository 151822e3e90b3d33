import { Findings, rfc3339, tag } from './feed-findings';

/** What a reader that takes JSON Feed 1.1 at its word would say of a feed at an address. */
export function checkJsonFeed(json: string, address: string): string[] {
  const found = new Findings();
  const feed = JSON.parse(json);
  found.check(feed.version === 'https://jsonfeed.org/version/1.1', 'version');
  found.checkText('title', feed.title);
  found.checkText('description', feed.description);
  found.checkUri('home_page_url', feed.home_page_url);
  found.check(feed.feed_url === address, `feed_url: ${feed.feed_url}`);
  found.check(/^[a-z]{2}(-[A-Z]{2})?$/.test(feed.language), 'language');
  found.check(feed.authors?.length === 1, 'authors');
  found.checkText('author', feed.authors?.[0]?.name);
  found.checkUri('author', feed.authors?.[0]?.url);
  found.check(Array.isArray(feed.items), 'items');
  for (const [index, item] of (feed.items ?? []).entries()) {
    const place = `item ${index}`;
    found.check(typeof item.id === 'string' && tag.test(item.id), `${place} id: no tag address`);
    found.checkUri(`${place} url`, item.url);
    found.checkText(`${place} title`, item.title);
    found.checkText(`${place} summary`, item.summary);
    found.checkHtml(`${place} content_html`, item.content_html ?? '');
    found.checkDate(`${place} date_published`, String(item.date_published), rfc3339);
    found.check(Array.isArray(item.tags), `${place} tags`);
    for (const word of item.tags ?? []) found.checkText(`${place} tags`, word);
    found.checkUnique(`${place} tags`, item.tags ?? []);
  }
  found.checkUnique(
    'id',
    (feed.items ?? []).map(({ id }: { id: string }) => id),
  );
  return found.list;
}
