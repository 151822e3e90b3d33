/** What can be found, in the order in which groups of the same worth stand. */
export const searchKinds = [
  'policy',
  'action',
  'version',
  'announcement',
  'day',
  'resource',
] as const;
export type SearchKind = (typeof searchKinds)[number];

/** One thing that can be found, as the page of search shows it. */
export interface SearchEntry {
  kind: SearchKind;
  /** Its name, as IAM or the calendar writes it. */
  title: string;
  /** What there is to say of it, in a line. */
  detail: string;
  /** The exact place, as a path from the root of the site. */
  path: string;
}

/** An entry with the words that find it beside those of its title and detail. */
export interface Findable extends SearchEntry {
  words: string[];
}
