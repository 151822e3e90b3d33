/** The colour of a chip; the text alone says what it means. */
export type Tone =
  | 'wider'
  | 'narrower'
  | 'mixed'
  | 'neutral'
  | 'good'
  | 'early'
  | 'late'
  | 'never'
  | 'danger';

/** A classification of a change, a policy or an announcement. */
export interface Chip {
  text: string;
  tone: Tone;
}
