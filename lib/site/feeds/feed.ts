import type { FeedFormat } from '../../addresses/paths';
import { dropIllegalCharacters } from '../escape-text';

/** The content of a feed in any format. All addresses are absolute; texts are plain text. */
export interface Feed {
  /** A permanent tag URI (RFC 4151), independent of base URL and wording. */
  id: string;
  title: string;
  description: string;
  /** A language tag (RFC 5646). */
  language: string;
  author: { name: string; url: string };
  /** The page with the content of the feed. */
  page: string;
  /** The address of the feed itself, by format. */
  addresses: Record<FeedFormat, string>;
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`: that of the newest item. */
  updated: string;
  /** Newest first. */
  items: FeedItem[];
}

export interface FeedItem {
  /** Permanent like that of the feed, and the same in every feed. */
  id: string;
  url: string;
  title: string;
  /** One or two sentences. */
  summary: string;
  /** The content, in elements that every sanitizer keeps and without attributes except href. */
  html: string;
  /** An instant, `YYYY-MM-DDTHH:MM:SSZ`, from AWS or a source; never the time of the build. */
  published: string;
  /** Unique and not empty. */
  categories: string[];
}

/** Lists the categories of an item: labels, then services, sorted; each once. */
export function listCategories(labels: readonly string[], services: readonly string[]): string[] {
  const all = [...labels, ...[...services].sort()].map((category) =>
    dropIllegalCharacters(category).trim(),
  );
  return [...new Set(all)].filter((category) => category !== '');
}
