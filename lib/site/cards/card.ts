import type { Timeline } from '../../history/timeline';

/** Pixels of the picture that chats and wikis show of a link. Source: ogp.me, X cards. */
export const cardSize = { width: 1200, height: 630 };

/** What a card says, from top to bottom; how it looks is up to lib/paint. */
export interface Card {
  /** Where it is from. */
  site: string;
  /** A policy by its name, or what else the page is about. */
  name: string;
  /** The version and its day, or another short line below the name. */
  step: string;
  /** The answer, in one sentence. */
  sentence: string;
  /** How that stands to what AWS announced. */
  announced: { text: string; tone: Tone };
  /** Both records; at most two policies find room. */
  lines: Timeline;
  /** The version and the row that are ringed. */
  here: string | undefined;
  row: string | undefined;
}

/** late, early and silent have colours of their own, as on pages. */
export type Tone = 'plain' | 'late' | 'early' | 'silent';
