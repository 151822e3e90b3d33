import { readXml, type XmlElement } from './read-xml';

/**
 * The rules of the W3C's feed validator that can apply to feeds of ours, errors and warnings
 * alike, and those of JSON Feed 1.1. Each check lists what it finds; nothing is well.
 * Sources: validator.w3.org/feed/docs; RSS Advisory Board, RSS 2.0 and the best practices
 * profile; RFC 4287; RFC 3339; RFC 2822; RFC 4151; jsonfeed.org/version/1.1.
 */

const atom = 'http://www.w3.org/2005/Atom';
const content = 'http://purl.org/rss/1.0/modules/content/';

/** What an address in a feed must be: absolute, of characters that a URI has. */
const uri = /^https?:\/\/[\w.-]+(:\d+)?(\/[\w;/?:@&=+$.\-!~*'()%,#]*)?$/;
const tag = /^tag:[a-z0-9.-]+,\d{4}(-\d\d(-\d\d)?)?:[\w;/?:@&=+$.\-!~*'()%,]+$/;
const rfc2822 = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/;
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;

class Findings {
  readonly list: string[] = [];

  check(isWell: boolean, fault: string) {
    if (!isWell) this.list.push(fault);
  }

  /** Plain text: no markup in it that a reader might show or obey, no mistaken character. */
  checkText(place: string, text: string | undefined) {
    this.check((text ?? '').trim() !== '', `${place}: empty`);
    this.checkCharacters(place, text ?? '');
    this.check(!/<\/\w+>/.test(text ?? ''), `${place}: looks like HTML`);
  }

  checkCharacters(place: string, text: string) {
    this.check(!/[\u0080-\u009F\uFFFD]/.test(text), `${place}: a character that is no text`);
  }

  checkUri(place: string, text: string | undefined) {
    this.check(uri.test(text ?? ''), `${place}: no absolute address: ${text}`);
  }

  checkDate(place: string, text: string, form: RegExp) {
    const date = new Date(text);
    if (!form.test(text) || Number.isNaN(date.getTime())) {
      this.list.push(`${place}: no date of its form: ${text}`);
      return;
    }
    const isSame = form === rfc2822 ? date.toUTCString() === text : true;
    this.check(isSame, `${place}: another day of the week: ${text}`);
    this.check(date.getUTCFullYear() >= 1990, `${place}: an implausible year: ${text}`);
  }

  checkUnique(place: string, values: readonly string[]) {
    for (const value of values.filter((each, index) => values.indexOf(each) !== index)) {
      this.list.push(`${place}: twice: ${value}`);
    }
  }

  /** One of each of these, in any order, none of any other but what may come often. */
  checkChildren(place: string, element: XmlElement, once: string[], often: string[]) {
    const names = element.children.map(nameElement);
    for (const name of once) {
      const count = names.filter((each) => each === name).length;
      this.check(count === 1, `${place}: ${name} ${count} times`);
    }
    for (const name of names) {
      this.check([...once, ...often].includes(name), `${place}: ${name} is not to be there`);
    }
  }

  checkAttributes(place: string, { attributes }: XmlElement, expected: string[]) {
    this.check(
      Object.keys(attributes).sort().join() === [...expected].sort().join(),
      `${place}: attributes ${Object.keys(attributes)}`,
    );
  }

  /** HTML that every sanitizer leaves as it is: the elements named, no attribute but href. */
  checkHtml(place: string, html: string) {
    this.check(html.trim() !== '', `${place}: empty`);
    this.checkCharacters(place, html);
    let root: XmlElement;
    try {
      // Stricter than HTML: what is well-formed here is read alike by every parser.
      root = readXml(`<div>${html}</div>`);
    } catch (error) {
      this.list.push(`${place}: not well-formed: ${error}`);
      return;
    }
    const visit = (element: XmlElement) => {
      const { name, attributes, children, text } = element;
      const isPlain = ['p', 'strong', 'a', 'pre', 'ul', 'li', 'code'].includes(name);
      this.check(isPlain, `${place}: an element ${name}`);
      this.checkAttributes(`${place}: ${name}`, element, name === 'a' ? ['href'] : []);
      this.check(text.trim() !== '', `${place}: ${name} is empty`);
      if (name === 'a') this.checkUri(place, attributes.href);
      children.forEach(visit);
    };
    root.children.forEach(visit);
  }
}

function nameElement({ name, namespace }: XmlElement): string {
  const prefixes: Record<string, string> = { [atom]: 'atom:', [content]: 'content:' };
  return namespace === '' ? name : `${prefixes[namespace] ?? `{${namespace}}`}${name}`;
}

function readText(element: XmlElement, name: string): string {
  return element.children.find((child) => nameElement(child) === name)?.text ?? '';
}

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

/** What the validator would say of an Atom feed that stands at an address. */
export function checkAtom(xml: string, address: string): string[] {
  const found = new Findings();
  const feed = readXml(xml);
  found.check(nameElement(feed) === 'atom:feed', 'no feed');
  found.checkAttributes('feed', feed, ['xml:lang']);
  const once = ['atom:id', 'atom:title', 'atom:subtitle', 'atom:updated', 'atom:author'];
  found.checkChildren('feed', feed, once, ['atom:link', 'atom:entry']);
  found.check(tag.test(readText(feed, 'atom:id')), 'id: no tag address');
  found.checkText('title', readText(feed, 'atom:title'));
  found.checkText('subtitle', readText(feed, 'atom:subtitle'));
  found.checkDate('updated', readText(feed, 'atom:updated'), rfc3339);
  const author = feed.children.find(({ name }) => name === 'author') as XmlElement;
  found.checkChildren('author', author, ['atom:name', 'atom:uri'], []);
  found.checkText('author', readText(author, 'atom:name'));
  found.checkUri('author', readText(author, 'atom:uri'));
  const links = feed.children.filter(({ name }) => name === 'link');
  for (const link of links) {
    found.checkAttributes('link', link, ['rel', 'type', 'href']);
    found.checkUri('link', link.attributes.href);
  }
  const self = links.filter(({ attributes }) => attributes.rel === 'self');
  found.check(self.length === 1, 'no self link');
  found.check(self[0]?.attributes.type === 'application/atom+xml', 'self link: its type');
  found.check(self[0]?.attributes.href === address, `self link: ${self[0]?.attributes.href}`);
  found.checkUnique(
    'link',
    links.map(({ attributes }) => `${attributes.rel} ${attributes.type}`),
  );
  const names = feed.children.map(({ name }) => name);
  const firstEntry = names.indexOf('entry');
  found.check(
    firstEntry < 0 || names.slice(firstEntry).every((name) => name === 'entry'),
    'feed: something between or behind entries',
  );
  const entries = feed.children.filter(({ name }) => name === 'entry');
  entries.forEach((entry, index) => {
    checkEntry(found, `entry ${index}`, entry);
  });
  for (const name of ['atom:id', 'atom:updated']) {
    found.checkUnique(
      name,
      entries.map((entry) => readText(entry, name)),
    );
  }
  return found.list;
}

function checkEntry(found: Findings, place: string, entry: XmlElement) {
  const once = ['id', 'title', 'updated', 'published', 'link', 'summary', 'content'];
  found.checkChildren(
    place,
    entry,
    once.map((name) => `atom:${name}`),
    ['atom:category'],
  );
  found.check(tag.test(readText(entry, 'atom:id')), `${place} id: no tag address`);
  found.checkText(`${place} title`, readText(entry, 'atom:title'));
  found.checkText(`${place} summary`, readText(entry, 'atom:summary'));
  for (const name of ['atom:updated', 'atom:published']) {
    found.checkDate(`${place} ${name}`, readText(entry, name), rfc3339);
  }
  found.checkHtml(`${place} content`, readText(entry, 'atom:content'));
  for (const child of entry.children) {
    const { name, attributes } = child;
    if (name === 'content') found.check(attributes.type === 'html', `${place}: type of content`);
    if (name === 'summary') found.check(attributes.type === 'text', `${place}: type of summary`);
    if (name === 'link') {
      found.checkAttributes(`${place} link`, child, ['rel', 'type', 'href']);
      found.check(attributes.rel === 'alternate', `${place}: no alternate link`);
      found.checkUri(`${place} link`, attributes.href);
    }
    if (name === 'category') found.checkText(`${place} category`, attributes.term);
  }
  found.checkUnique(
    `${place} category`,
    entry.children
      .filter(({ name }) => name === 'category')
      .map(({ attributes }) => attributes.term ?? ''),
  );
}

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
