import { DayNav } from '@/components/snapshot/day-nav';
import { FirstItems } from '@/components/snapshot/first-items';
import { SnapshotSections } from '@/components/snapshot/snapshot-sections';
import { PageHead } from '@/components/ui/page-head';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { record, recordSpan, snapshotDates } from '@/lib/build/site-data';
import { createDayOverview } from '@/lib/build/tool-overview';
import { takeSnapshot } from '@/lib/history/snapshot';
import { type DatedRecord, readOverview } from '@/lib/site/client/overview';
import { summarizeSnapshot } from '@/lib/text/snapshot';

interface Props {
  params: Promise<{ date: string }>;
}

export const dynamicParams = false;

const records = new Map<string, DatedRecord>();

/** Reads the record for a day once, for the page and its metadata. */
function readDated(date: string): DatedRecord {
  const dated = records.get(date) ?? readOverview(createDayOverview(date));
  records.set(date, dated);
  return dated;
}

export const generateStaticParams = () => snapshotDates.map((date) => ({ date }));

export async function generateMetadata({ params }: Props) {
  const { date } = await params;
  return describePage(
    paths.snapshot(date),
    `Snapshot of ${date}`,
    `${record.site.subject}’s managed policies on ${date}. ${summarize(date)}`,
  );
}

export default async function AsOfDatePage({ params }: Props) {
  const { date } = await params;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Snapshot', to: paths.snapshots }]}
        title={
          <>
            Snapshot of <Time at={date} />
          </>
        }
        lead={summarize(date)}
      />
      <DayNav
        day={date}
        until={recordSpan.to}
        others={[
          {
            text: 'Previous date:',
            day: snapshotDates.findLast((each) => each < date),
            to: paths.snapshot,
          },
          {
            text: 'Next date:',
            day: snapshotDates.find((each) => each > date),
            to: paths.snapshot,
          },
        ]}
      />
      <SnapshotSections
        dated={readDated(date)}
        day={date}
        List={(list) => <FirstItems {...list} to={paths.snapshotQuery(date)} />}
      />
    </>
  );
}

function summarize(date: string): string {
  const { policies, reconciliation } = readDated(date);
  return summarizeSnapshot(
    takeSnapshot(policies, reconciliation, date),
    date,
    reconciliation.trackedSince,
  );
}
