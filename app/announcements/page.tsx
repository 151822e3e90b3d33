import { AnnouncementList } from '@/components/announcement/announcement-list';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { paths } from '@/lib/site/paths';
import { countOf } from '@/lib/site/wording';
import { describePage } from '../metadata';
import { reconciliation, record } from '../record';

export const metadata = describePage(
  paths.announcements,
  'Announcements',
  `AWS’s changelog of ${record.site.subject}’s managed policies, row by row, held against what IAM served.`,
);

export default function AnnouncementsPage() {
  const rows = reconciliation.announcements;
  const dates = record.site.tracking?.dates ?? [];
  const [first, last] = [dates[0] ?? '', dates.at(-1) ?? ''];
  const isTracked = (date: string) => date >= first && date <= last;
  const tracked = rows.filter(({ announcement }) => isTracked(announcement.date));
  const others = rows.filter(({ announcement }) => !isTracked(announcement.date));
  return (
    <>
      <PageHead
        title="Announcements"
        lead={`${countOf(rows.length, 'row')} of AWS’s changelog, each held against the version that brought what it names.`}
      />
      <p className="mt-3 max-w-[46rem] text-muted">
        In the order of <a href={record.announcementsPage}>AWS’s page</a>, told in our words.
      </p>
      {tracked.length > 0 && (
        <Section
          id="tracked"
          title={`${first.slice(0, 4)}–${last.slice(0, 4)}: the tracked changelog`}
          aside={countOf(tracked.length, 'row')}
        >
          <AnnouncementList rows={tracked} />
        </Section>
      )}
      {others.length > 0 && (
        <Section id="later" title="Later rows" aside={countOf(others.length, 'row')}>
          <AnnouncementList rows={others} />
        </Section>
      )}
    </>
  );
}
