import { describePage } from '@/app/metadata';
import { DayLinks } from '@/components/snapshot/day-nav';
import { SnapshotTool } from '@/components/snapshot/snapshot-tool';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { record, recordSpan, snapshotDates, trackedDates } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.snapshots,
  'As of a day',
  `What ${record.site.subject}’s managed policies allowed on any day${hasAnnouncements ? ', and what AWS had announced by then' : ''}.`,
);

export default function AsOfPage() {
  return (
    <>
      <PageHead title="As of a day" />
      <p className="mt-2 max-w-[46rem] text-muted">
        Every policy as it stood at the end of a day, UTC
        {hasAnnouncements && ': its version, and what AWS had announced by then and had not'}.
      </p>
      <Tool
        instead={
          <p>
            Any day needs script. Without it: the days below have a page each, and{' '}
            <SiteLink to={paths.changes}>all changes</SiteLink> are listed by day.
          </p>
        }
      >
        <SnapshotTool span={recordSpan} />
      </Tool>
      <Section
        id="dates"
        title="Days with a page of their own"
        aside={trackedDates.length > 0 && 'the tracked dates'}
      >
        <DayLinks days={snapshotDates} />
      </Section>
    </>
  );
}
