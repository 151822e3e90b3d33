import { paths } from '@/lib/addresses/paths';
import type { Announcement } from '@/lib/record/types';
import { nameAnnouncement } from '@/lib/text/announcement';
import { SiteLink } from '../ui/site';

/** Links to the next announcements below and above on AWS's page, which has the newest on top. */
export function AnnouncementNav({
  below,
  above,
}: {
  below: Announcement | undefined;
  above: Announcement | undefined;
}) {
  return (
    <nav
      aria-label="Announcements on AWS’s page"
      className="mt-12 flex flex-wrap justify-between gap-x-6 gap-y-1 border-t border-line pt-3"
    >
      {below ? (
        <SiteLink to={paths.announcement(below.id)} rel="prev" className="min-w-0">
          ← {nameAnnouncement(below)}
        </SiteLink>
      ) : (
        <span />
      )}
      {above && (
        <SiteLink to={paths.announcement(above.id)} rel="next" className="min-w-0">
          {nameAnnouncement(above)} →
        </SiteLink>
      )}
    </nav>
  );
}
