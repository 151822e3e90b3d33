import type { AnnouncedState } from '../history/reconcile-change';
import type { Chip, Tone } from './chip';
import { labelLag } from './wording';

/**
 * Whether AWS announced a change; undefined where AWS had nothing to announce, or did not list
 * changes yet.
 *
 * @param lagDays from the change to its announcement; undefined without one
 */
export function announcedChip(
  state: AnnouncedState,
  lagDays: number | undefined,
): Chip | undefined {
  if (lagDays !== undefined) {
    const lag = labelLag(lagDays);
    return state === 'part'
      ? { text: `Announced in part, ${lag}`, tone: 'late' }
      : { text: `Announced ${lag}`, tone: readLagTone(lagDays) };
  }
  if (state === 'misnamed') return { text: 'Announced under a wrong name', tone: 'never' };
  if (state === 'never') return { text: 'Never announced', tone: 'never' };
  if (state === 'after-reading') return { text: 'Not announced yet', tone: 'neutral' };
  return undefined;
}

export function readLagTone(lagDays: number): Tone {
  if (lagDays === 0) return 'good';
  return lagDays > 0 ? 'late' : 'early';
}
