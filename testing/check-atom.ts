import { Findings, nameElement, readText, rfc3339, tag } from './feed-findings';
import { readXml, type XmlElement } from './read-xml';

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
