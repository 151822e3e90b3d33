import { parseFragment } from 'parse5';
import Parser from 'rss-parser';
import { ParseError } from '../source-error';
import { type Cell, readCell } from './read-cell';

/** An entry of a guide's document history. */
export interface FeedItem {
  /** The day in UTC. */
  date: string;
  title: Cell;
  /** As the feed has it; shown, never followed. */
  link: string;
  text: Cell;
}

/** AWS's longest histories have some hundred entries. */
const maxItems = 10_000;

/**
 * rss-parser makes a plain text of these with expressions that a hostile text keeps busy for
 * hours: it is given them under names that it does not know.
 */
const aside = ['description', 'content', 'content:encoded', 'summary'];
const asideName = (name: string) => (aside.includes(name) ? `aside-${name}` : name);

type AsideItem = Record<string, unknown>;

/**
 * Reads AWS's RSS or Atom feed of a guide's history. Throws an ParseError where it is no
 * whole feed, has no entries or too many, or where one has no date that can be read.
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

async function parseItems(text: string): Promise<AsideItem[]> {
  const parser = new Parser({
    xml2js: { tagNameProcessors: [asideName] },
    customFields: { item: aside.map((name) => [asideName(name), asideName(name)]) },
  });
  try {
    return (await parser.parseString(text)).items as AsideItem[];
  } catch (error) {
    const isPage = /^\s*<(?:!doctype html|html)\b/i.test(text);
    const words = error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ParseError(
      '',
      'a whole RSS or Atom feed',
      isPage ? 'an HTML page' : `something else (${words})`,
      "Name the feed's own address, and look whether it asks to log in.",
    );
  }
}

function refuseCount(found: string): ParseError {
  return new ParseError(
    '',
    `1 to ${maxItems.toLocaleString('en-US')} entries`,
    found,
    "Look whether it is the feed of a guide's document history.",
  );
}

function readItem(item: AsideItem, place: string): FeedItem {
  const printed = collectStrings(item.pubDate ?? item.date).trim();
  const time = Date.parse(printed);
  const date = Number.isNaN(time) ? '' : new Date(time).toISOString().slice(0, 10);
  if (!/^2\d{3}-/.test(date)) {
    throw new ParseError(
      `${place}, “${collectStrings(item.title).slice(0, 80)}”`,
      'a date that can be read',
      printed === '' ? 'none' : JSON.stringify(printed.slice(0, 80)),
      'Look at the feed; add what it announces by hand.',
    );
  }
  const texts = aside.map((name) => collectStrings(item[asideName(name)]));
  return {
    date,
    // A title is text, whatever it looks like; a description is text that holds markup.
    title: {
      blocks: [{ text: collectStrings(item.title).trim(), isItem: false }],
      marked: [],
      isElided: false,
    },
    link: collectStrings(item.link).trim(),
    text: readCell(parseFragment([...new Set(texts)].join('\n'))),
  };
}

/** The texts of what xml2js made of an element: a string, or an object where it had markup. */
function collectStrings(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .flatMap(([key, inner]) => (key === '$' ? [] : [collectStrings(inner)]))
    .join(' ');
}
