import { parseFragment } from 'parse5';
import Parser from 'rss-parser';
import { ParseError } from '../source-error';
import { type Cell, readCell } from './read-cell';

/** An entry of a guide's document history. */
export interface FeedItem {
  /** The day in UTC. */
  date: string;
  title: Cell;
  /** For output only; it is not opened. */
  link: string;
  text: Cell;
}

/** AWS's longest histories have some hundred entries. */
const maxItems = 10_000;

/**
 * rss-parser converts these elements to plain text by regular expressions, which hostile text can
 * keep busy for hours. Renamed elements are not converted.
 */
const textElements = ['description', 'content', 'content:encoded', 'summary'];
const rename = (name: string) => (textElements.includes(name) ? `renamed-${name}` : name);

type RssItem = Record<string, unknown>;

/**
 * Reads AWS's RSS or Atom feed of a guide's history. Throws a ParseError where it is not a whole
 * feed, has no entries or too many, or where an entry has no valid date.
 */
export async function readFeed(text: string): Promise<FeedItem[]> {
  const encoding = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']*)/i.exec(text)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(encoding)) {
    throw new ParseError('', 'a feed in UTF-8', `encoding ${encoding}`, 'Save it as UTF-8.');
  }
  const count = text.match(/<(?:item|entry)[\s>]/g)?.length ?? 0;
  if (count > maxItems) throw refuseCount(`${count}`);
  const items = await parseItems(text);
  if (items.length === 0) throw refuseCount('none');
  return items.map((item, index) => readItem(item, `entry ${index + 1}`));
}

async function parseItems(text: string): Promise<RssItem[]> {
  const parser = new Parser({
    xml2js: { tagNameProcessors: [rename] },
    customFields: { item: textElements.map((name) => [rename(name), rename(name)]) },
  });
  try {
    return (await parser.parseString(text)).items as RssItem[];
  } catch (error) {
    const isPage = /^\s*<(?:!doctype html|html)\b/i.test(text);
    const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
    const expected = 'a complete RSS or Atom feed';
    const found = isPage ? 'an HTML page' : `something else (${message})`;
    const remedy = "Name the feed's own address, and look whether it asks to log in.";
    throw new ParseError('', expected, found, remedy);
  }
}

function refuseCount(found: string): ParseError {
  const expected = `1 to ${maxItems.toLocaleString('en-US')} entries`;
  const remedy = "Look whether it is the feed of a guide's document history.";
  return new ParseError('', expected, found, remedy);
}

function readItem(item: RssItem, place: string): FeedItem {
  const dateText = collectStrings(item.pubDate ?? item.date).trim();
  const time = Date.parse(dateText);
  const date = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
  if (!/^2\d{3}-/.test(date)) {
    const entry = `${place}, “${collectStrings(item.title).slice(0, 80)}”`;
    const found = dateText === '' ? 'none' : JSON.stringify(dateText.slice(0, 80));
    const remedy = 'Look at the feed; add what it announces by hand.';
    throw new ParseError(entry, 'a date that can be read', found, remedy);
  }
  const texts = textElements.map((name) => collectStrings(item[rename(name)]));
  return {
    date,
    // A title is plain text; a description is text that contains markup.
    title: {
      blocks: [{ text: collectStrings(item.title).trim(), isItem: false }],
      marked: [],
      isElided: false,
    },
    link: collectStrings(item.link).trim(),
    text: readCell(parseFragment([...new Set(texts)].join('\n'))),
  };
}

/** The texts of an element that xml2js parsed: a string, or an object for nested markup. */
function collectStrings(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .flatMap(([key, inner]) => (key === '$' ? [] : [collectStrings(inner)]))
    .join(' ');
}
