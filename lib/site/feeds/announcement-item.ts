import { UTCDate } from '@date-fns/utc';
import { addSeconds } from 'date-fns/addSeconds';
import { formatISO } from 'date-fns/formatISO';
import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import { listNamedActions } from '../../history/match-announcements';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';
import { readService } from '../../iam/patterns';
import type { Announcement } from '../../record/types';
import { summarizeAnnouncement } from '../../text/announcement';
import { labelAnnouncement } from '../../text/facets';
import { shortenTitle } from '../escape-text';
import { formatAnnouncementHtml } from './announcement-html';
import type { FeedItem } from './feed';
import { listCategories } from './feed';

/** Returns the permanent id of an announcement in every feed. */
export function buildAnnouncementId(idBase: string, { id }: Announcement): string {
  return `${idBase}:announcement/${encodeURIComponent(id)}`;
}

/**
 * Returns when each announcement was published, by id. AWS prints only the day, so the time is the
 * start of that day plus a second for each announcement of the day below it, since AWS's page has
 * the newest on top. Readers then keep AWS's order, no two announcements have the same instant
 * (which validators take for duplicates), and a new announcement changes no other instant.
 */
export function dateAnnouncements(
  announcements: readonly ReconciledAnnouncement[],
): Map<string, string> {
  const below = new Map<string, number>();
  const dates = announcements.toReversed().map(({ announcement: { id, date } }) => {
    const seconds = below.get(date) ?? 0;
    below.set(date, seconds + 1);
    return [id, formatISO(addSeconds(new UTCDate(`${date}T00:00:00Z`), seconds))] as const;
  });
  return new Map(dates.reverse());
}

/** Describes an announcement as an item. */
export function describeAnnouncementItem(
  idBase: string,
  address: SiteAddress,
  reconciled: ReconciledAnnouncement,
  published: string,
): FeedItem {
  const { announcement } = reconciled;
  const { id, gist, policyName } = announcement;
  const subject = policyName === null ? 'Announcement' : `${policyName} announcement`;
  return {
    id: buildAnnouncementId(idBase, announcement),
    url: address.absolute(paths.announcement(id)),
    title: `${subject}: ${shortenTitle(gist)}`,
    summary: `${gist}. ${summarizeAnnouncement(reconciled)}`,
    html: formatAnnouncementHtml(reconciled, address),
    published,
    categories: listCategories(
      ['announcement', policyName ?? '', ...labelAnnouncement(reconciled)],
      listNamedActions(announcement).map(({ action }) => readService(action)),
    ),
  };
}
