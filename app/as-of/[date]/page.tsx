import { describePage } from '@/app/metadata';
import { DayNav } from '@/components/as-of/day-nav';
import { StateOnDay } from '@/components/as-of/state-on-day';
import { PageHead } from '@/components/ui/page-head';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { record, recordSpan, snapshotDates } from '@/lib/build/site-data';
import { createDayOverview } from '@/lib/build/tool-overview';
import { takeSnapshot } from '@/lib/history/snapshot';
import { type DatedRecord, readOverview } from '@/lib/site/client/overview';
import { summarizeSnapshot } from '@/lib/text/snapshot';

interface Props {
  params: Promise<{ date: string }>;
}

export const dynamicParams = false;

const known = new Map<string, DatedRecord>();

/** The record as of a day; its page and what is said of the page ask for it. */
function readDated(date: string): DatedRecord {
  const dated = known.get(date) ?? readOverview(createDayOverview(date));
  known.set(date, dated);
  return dated;
}

export const generateStaticParams = () => snapshotDates.map((date) => ({ date }));

export async function generateMetadata({ params }: Props) {
  const { date } = await params;
  return describePage(
    paths.snapshot(date),
    `As of ${date}`,
    `${record.site.subject}’s managed policies as of ${date}. ${summarize(date)}`,
  );
}

export default async function AsOfDatePage({ params }: Props) {
  const { date } = await params;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'As of a day', to: paths.snapshots }]}
        title={
          <>
            As of <Time at={date} />
          </>
        }
        lead={summarize(date)}
      />
      <DayNav day={date} days={snapshotDates} until={recordSpan.to} />
      <StateOnDay dated={readDated(date)} day={date} />
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
