import { paths } from '@/lib/addresses/paths';
import type { DateRange } from '@/lib/history/days';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import type { Guide } from '@/lib/record/types';
import { announcementStates, listAnnouncementFacets } from '@/lib/text/facets';
import { IndexedList } from '../list/indexed-list';
import { chooseAmong } from '../ui/filter';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { AnnouncementList } from './announcement-list';

/** The newest of many announcements; the filter and the pages of guides find the others. */
export function NewestAnnouncements({
  announcements,
  max,
  discrepancies,
  guides,
  tracked,
}: {
  /** All of them, newest first. */
  announcements: readonly ReconciledAnnouncement[];
  /** How many are shown. */
  max: number;
  discrepancies: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
  guides: readonly Guide[];
  tracked: DateRange | undefined;
}) {
  const facets = announcements.map((each) => listAnnouncementFacets(each, tracked));
  const titles = Object.fromEntries(guides.map(({ id, title }) => [id, title]));
  const ids = guides.map(({ id }) => ({ guide: id }));
  return (
    <Section
      id="rows"
      title="All announcements"
      aside={guides.length > 1 && <SiteLink to={paths.guides}>By guide</SiteLink>}
    >
      <IndexedList
        of="list"
        noun="announcements"
        rows={paths.toolFile('lists/announcements.json')}
        choices={[
          chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, facets),
          chooseAmong({ name: 'state', label: 'Timing', any: 'Any' }, facets, announcementStates),
          chooseAmong({ name: 'guide', label: 'Guide', any: 'All guides' }, ids, titles),
        ]}
      >
        <AnnouncementList
          announcements={announcements.slice(0, max)}
          discrepancies={discrepancies}
        />
      </IndexedList>
    </Section>
  );
}
