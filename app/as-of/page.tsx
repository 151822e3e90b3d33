import { DayLinks } from '@/components/snapshot/day-nav';
import { SnapshotTool } from '@/components/snapshot/snapshot-tool';
import { Tool } from '@/components/tool/tool';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { hasAnnouncements, SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { record, recordSpan, snapshotDates, trackedDates } from '@/lib/build/site-data';

export const metadata = describePage(
  paths.snapshots,
  'Snapshot',
  `The default versions of ${record.site.subject}’s managed policies on any date${hasAnnouncements ? ', and what AWS had announced by then' : ''}.`,
);

export default function AsOfPage() {
  return (
    <>
      <PageHead title="Snapshot" />
      <p className="mt-2 max-w-[60rem] text-muted">
        Shows the default version of every policy at the end of a day, UTC
        {hasAnnouncements && ', and what AWS had announced by then'}.
      </p>
      <Tool
        instead={
          <p className="max-w-[46rem]">
            This form needs JavaScript. The dates below and{' '}
            <SiteLink to={paths.changes}>all changes</SiteLink> have pages that work without it.
          </p>
        }
      >
        <SnapshotTool span={recordSpan} />
      </Tool>
      <Section id="dates" title={trackedDates.length > 0 ? 'Tracked dates' : 'Dates with a page'}>
        <DayLinks days={snapshotDates} />
      </Section>
    </>
  );
}
