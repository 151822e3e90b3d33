import type { ReconciledChange } from '../history/reconcile-change';
import { requiresAnnouncement } from '../history/reconcile-change';
import type { Chip } from './chip';

/**
 * How AWS announced the changes of a policy: `9 late`, `5 early`, `2 never announced`; none where
 * AWS had nothing to announce.
 */
export function chipsOfAnnouncementRecord(changes: readonly ReconciledChange[]): Chip[] {
  const due = changes.filter(({ state }) => requiresAnnouncement(state));
  const lags = due.map(({ mentions }) =>
    mentions.filter(({ match }) => !match.isRepeat).map(({ match }) => match.lagDays),
  );
  const count = (is: (lagDays: number) => boolean) => lags.filter((each) => each.some(is)).length;
  const counts: [number, string, Chip['tone']][] = [
    [due.filter(({ state }) => state === 'never').length, 'never announced', 'never'],
    [due.filter(({ state }) => state === 'misnamed').length, 'under a wrong name', 'never'],
    [count((lagDays) => lagDays > 0), 'late', 'late'],
    [count((lagDays) => lagDays < 0), 'early', 'early'],
    [count((lagDays) => lagDays === 0), 'on the day', 'good'],
  ];
  return counts
    .filter(([number]) => number > 0)
    .map(([number, text, tone]) => ({ text: `${number} ${text}`, tone }));
}
