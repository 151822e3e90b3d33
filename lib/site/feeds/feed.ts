import type { FeedFormat } from '../../addresses/paths';
import { dropIllegalCharacters } from '../escape-text';

/** What a feed says, whatever the format. All addresses are absolute; text is plain. */
export interface Feed {
  /** Permanent: a tag address (RFC 4151) that depends on no base URL and no wording. */
  id: string;
  title: string;
  description: string;
  /** A language tag (RFC 5646). */
  language: string;
  author: { name: string; url: string };
  /** The page that the feed is of. */
  page: string;
  /** Where the feed itself stands in each format. */
  addresses: Record<FeedFormat, string>;
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`: that of the newest item. */
  updated: string;
  /** Newest first. */
  items: FeedItem[];
}

export interface FeedItem {
  /** Permanent, as that of the feed; the same in every feed that has the item. */
  id: string;
  url: string;
  title: string;
  /** One or two sentences. */
  summary: string;
  /** The whole, of elements that every sanitizer leaves; no attribute but href. */
  html: string;
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`, by AWS's own clock or calendar, or that of a source; never of the build. */
  published: string;
  /** Each once, none of them empty. */
  categories: string[];
}

/** The categories of an item: first our own words, then services by name; each once. */
export function listCategories(words: readonly string[], services: readonly string[]): string[] {
  const all = [...words, ...[...services].sort()].map((category) =>
    dropIllegalCharacters(category).trim(),
  );
  return [...new Set(all)].filter((category) => category !== '');
}
