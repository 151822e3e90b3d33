import type { Verdict } from '../iam/compare/difference';

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

/** The verdicts as labels. */
export const verdictLabels: Readonly<Record<Verdict, string>> = {
  wider: 'Wider',
  narrower: 'Narrower',
  both: 'Mixed',
  same: 'No change',
  undecided: 'Undecided',
};

const verdictTones: Readonly<Record<Verdict, Tone>> = {
  wider: 'wider',
  narrower: 'narrower',
  both: 'mixed',
  same: 'neutral',
  undecided: 'neutral',
};

export function verdictChip(verdict: Verdict): Chip {
  return { text: verdictLabels[verdict], tone: verdictTones[verdict] };
}
