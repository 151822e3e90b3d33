import type { DateRange } from '@/lib/history/days';
import type { Discrepancies } from '@/lib/history/discrepancies';
import type { ReconciledAnnouncement } from '@/lib/history/reconcile-announcement';
import {
  announcementStates,
  listAnnouncementFacets,
  tracked as trackedFacet,
} from '@/lib/text/facets';
import { chooseAmong, Filter } from '../ui/filter';
import { Section } from '../ui/section';
import { AnnouncementsByYear } from './announcement-list';

/** All announcements by year, with a filter. */
export function FilteredAnnouncements({
  announcements,
  page,
  also,
  discrepancies,
  tracked,
}: {
  /** In AWS's order. */
  announcements: readonly ReconciledAnnouncement[];
  /** The address of AWS's page. */
  page: string | undefined;
  /** The ids of further lists that the filter applies to. */
  also: readonly string[];
  discrepancies: ReadonlyMap<ReconciledAnnouncement, Discrepancies>;
  tracked: { period: DateRange; title: string } | undefined;
}) {
  const facets = new Map(
    announcements.map((each) => [each, listAnnouncementFacets(each, tracked?.period)]),
  );
  const values = [...facets.values()];
  return (
    <Section
      id="rows"
      title="All announcements"
      aside={
        <>
          In the order of{' '}
          <a className="underline" href={page}>
            AWS’s page
          </a>
          . The summaries are ours.
        </>
      }
    >
      <Filter
        of="list"
        also={also.join(' ')}
        noun="announcements"
        choices={[
          chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, values),
          chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, values),
          chooseAmong({ name: 'state', label: 'Timing', any: 'Any' }, values, announcementStates),
          chooseAmong({ name: 'window', label: 'Period', any: 'All' }, values, {
            [trackedFacet]: tracked?.title ?? '',
          }),
        ]}
      />
      <AnnouncementsByYear
        id="list"
        announcements={announcements}
        discrepancies={discrepancies}
        facets={(each) => facets.get(each) ?? {}}
      />
    </Section>
  );
}
