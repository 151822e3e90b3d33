import { expect, test } from 'vitest';
import type { AnnouncedState } from '../history/reconcile-change';
import { announcedChip } from './announced-chip';

test.each<[AnnouncedState, number | undefined, string | undefined, string | undefined]>([
  ['full', 24, 'Announced 24 days late', 'late'],
  ['full', -1, 'Announced 1 day early', 'early'],
  ['full', 0, 'Announced on the day', 'good'],
  ['part', -3, 'Announced in part, 3 days early', 'late'],
  ['misnamed', undefined, 'Announced under a wrong name', 'never'],
  ['never', undefined, 'Never announced', 'never'],
  ['after-reading', undefined, 'Not announced yet', 'neutral'],
  ['nothing-to-announce', undefined, undefined, undefined],
  ['before-tracking', undefined, undefined, undefined],
  ['no-changelog', undefined, undefined, undefined],
])('a change that is %s, %s days late, has the chip %s', (state, lag, text, tone) => {
  const chip = announcedChip(state, lag);
  expect([chip?.text, chip?.tone]).toEqual([text, tone]);
});
