import type { Timeline } from '../../history/timeline';
import type { Chip } from '../../text/chip';

/** The size in pixels of the image that chats and wikis show for a link. Source: ogp.me, X cards. */
export const cardSize = { width: 1200, height: 630 };

/** The content of a card, from top to bottom. lib/build/cards draws it. */
export interface Card {
  /** The title of the site. */
  site: string;
  /** The name of the policy, or what else the page is about. */
  name: string;
  /** The version and its day, or another short line below the name. */
  subtitle: string;
  /** What the change does to access, before the sentence; undefined where the card is about no change. */
  verdict: Chip | undefined;
  /** One sentence. */
  summary: string;
  /** Whether AWS announced it. */
  status: { text: string; tone: Tone };
  /** At most two policies fit. */
  timeline: Timeline;
  /** The version with a ring around it. */
  markedVersion: string | undefined;
  /** The announcement with a ring around it, by its id. */
  markedAnnouncement: string | undefined;
}

/** `late`, `early` and `silent` have colours of their own, as on pages. */
export type Tone = 'plain' | 'late' | 'early' | 'silent';
