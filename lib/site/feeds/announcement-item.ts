import { UTCDate } from '@date-fns/utc';
import { addSeconds, formatISO } from 'date-fns';
import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { listNamedActions } from '../../history/match-announcements';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import { readService } from '../../iam/patterns';
import type { Announcement } from '../../record/types';
import { summarizeAnnouncement } from '../../text/announcement';
import { labelAnnouncement } from '../../text/facets';
import { shortenTitle } from '../escape-text';
import { writeAnnouncementHtml } from './announcement-html';
import type { FeedItem } from './feed';
import { listCategories } from './feed';

/** The permanent id of a row of AWS's page in every feed. */
export function nameAnnouncement(idBase: string, { id }: Announcement): string {
  return `${idBase}:announcement/${encodeURIComponent(id)}`;
}

/**
 * When each row was published. AWS prints a day and no time, so it is the first instant of that
 * day, and one second more for each row of the day that stands below it: AWS's newest rows
 * stand on top. So readers keep AWS's order, no two rows share an instant (a validator would
 * take the one for a copy of the other), and a row that comes on top moves none.
 */
export function dateAnnouncements(rows: readonly ReconciledAnnouncement[]): Map<string, string> {
  return new Map(
    rows.map(({ announcement: { id, date } }, index) => {
      const below = rows.slice(index + 1).filter((row) => row.announcement.date === date).length;
      return [id, formatISO(addSeconds(new UTCDate(`${date}T00:00:00Z`), below))];
    }),
  );
}

/** A row of AWS's page as an item. */
export function describeAnnouncementItem(
  idBase: string,
  address: SiteAddress,
  row: ReconciledAnnouncement,
  published: string,
): FeedItem {
  const { announcement } = row;
  const { id, gist, policyName } = announcement;
  const subject = policyName === null ? 'AWS' : `AWS on ${policyName}`;
  return {
    id: nameAnnouncement(idBase, announcement),
    url: address.absolute(paths.announcement(id)),
    title: `${subject}: ${shortenTitle(gist)}`,
    summary: `${gist}. ${summarizeAnnouncement(row)}`,
    html: writeAnnouncementHtml(row, address),
    published,
    categories: listCategories(
      ['announcement', policyName ?? '', ...labelAnnouncement(row)],
      listNamedActions(announcement).map(({ action }) => readService(action)),
    ),
  };
}
