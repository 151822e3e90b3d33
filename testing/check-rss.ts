import { Findings, nameElement, readText, rfc2822, tag } from './feed-findings';
import { readXml, type XmlElement } from './read-xml';

/** What the validator would say of an RSS feed that stands at an address. */
export function checkRss(xml: string, address: string): string[] {
  const found = new Findings();
  const rss = readXml(xml);
  found.check(nameElement(rss) === 'rss', 'no rss');
  found.check(rss.attributes.version === '2.0', 'not version 2.0');
  found.checkChildren('rss', rss, ['channel'], []);
  const channel = rss.children[0] as XmlElement;
  const once = ['title', 'link', 'description', 'language', 'lastBuildDate', 'atom:link'];
  found.checkChildren('channel', channel, once, ['item']);
  found.checkText('title', readText(channel, 'title'));
  found.checkUri('link', readText(channel, 'link'));
  found.checkText('description', readText(channel, 'description'));
  found.check(/^[a-z]{2}(-[A-Z]{2})?$/.test(readText(channel, 'language')), 'language');
  found.checkDate('lastBuildDate', readText(channel, 'lastBuildDate'), rfc2822);
  const self = channel.children.find((child) => nameElement(child) === 'atom:link');
  found.check(self?.attributes.rel === 'self', 'no self link');
  found.check(self?.attributes.type === 'application/rss+xml', 'self link: its type');
  found.check(self?.attributes.href === address, `self link: ${self?.attributes.href}`);
  const names = channel.children.map(({ name }) => name);
  const firstItem = names.indexOf('item');
  found.check(
    firstItem < 0 || names.slice(firstItem).every((name) => name === 'item'),
    'channel: something between or behind items',
  );
  const items = channel.children.filter(({ name }) => name === 'item');
  items.forEach((item, index) => {
    checkRssItem(found, `item ${index}`, item);
  });
  found.checkUnique(
    'guid',
    items.map((item) => readText(item, 'guid')),
  );
  return found.list;
}

function checkRssItem(found: Findings, place: string, item: XmlElement) {
  const once = ['title', 'link', 'guid', 'pubDate', 'description', 'content:encoded'];
  found.checkChildren(place, item, once, ['category']);
  found.checkText(`${place} title`, readText(item, 'title'));
  found.checkUri(`${place} link`, readText(item, 'link'));
  found.checkDate(`${place} pubDate`, readText(item, 'pubDate'), rfc2822);
  const guid = item.children.find(({ name }) => name === 'guid');
  found.check(tag.test(guid?.text ?? ''), `${place} guid: no tag address: ${guid?.text}`);
  found.check(guid?.attributes.isPermaLink === 'false', `${place} guid: a permalink`);
  // The description of an item is HTML; ours has no element in it.
  found.checkHtml(`${place} description`, `<p>${readText(item, 'description')}</p>`);
  found.checkHtml(`${place} content`, readText(item, 'content:encoded'));
  const names = item.children.map(nameElement);
  found.check(
    names.indexOf('description') < names.indexOf('content:encoded'),
    `${place}: the content before the description`,
  );
  const categories = item.children.filter(({ name }) => name === 'category');
  for (const { text } of categories) found.checkText(`${place} category`, text);
  found.checkUnique(
    `${place} category`,
    categories.map(({ text }) => text),
  );
}
