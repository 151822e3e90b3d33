import { paths } from '../../addresses/paths';
import { listNamedActions } from '../../history/match-announcements';
import type { Reconciliation } from '../../history/reconcile';
import { nameAnnouncement, summarizeAnnouncement } from '../../text/announcement';
import type { Findable } from './entry';
import { nameMonth } from './name-month';

/** A row of AWS's page is found by its policy and day, its gist, and each name that it prints. */
export function listRowEntries({ announcements }: Reconciliation): Findable[] {
  return announcements.map((row) => {
    const { id, date, gist, scopeNamed = '' } = row.announcement;
    const named = listNamedActions(row.announcement).map(({ action }) => action);
    return {
      kind: 'announcement',
      title: nameAnnouncement(row.announcement),
      detail: `${gist}. ${summarizeAnnouncement(row)}`,
      path: paths.announcement(id),
      words: [nameMonth(date), gist, scopeNamed, ...named],
    };
  });
}
