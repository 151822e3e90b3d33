import { paths } from '../../addresses/paths';
import { listNamed } from '../../history/match';
import type { Reconciliation } from '../../history/reconcile';
import { nameRow, summarizeRow } from '../../text/announcement';
import type { Findable } from './entry';
import { nameMonth } from './name-month';

/** A row of AWS's page is found by its policy and day, its gist, and each name that it prints. */
export function listRowEntries({ announcements }: Reconciliation): Findable[] {
  return announcements.map((row) => {
    const { id, date, gist, scopeNamed = '' } = row.announcement;
    const named = listNamed(row.announcement).map(({ action }) => action);
    return {
      kind: 'announcement',
      title: nameRow(row.announcement),
      detail: `${gist}. ${summarizeRow(row)}`,
      path: paths.announcement(id),
      words: [nameMonth(date), gist, scopeNamed, ...named],
    };
  });
}
