import { describePage } from '@/app/metadata';
import { AsOfTool } from '@/components/as-of/as-of-tool';
import { DayLinks } from '@/components/as-of/day-links';
import { Tool } from '@/components/tool/tool';
import { hasAnnouncements } from '@/components/ui/has-announcements';
import { SiteLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
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
        <AsOfTool span={recordSpan} />
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
