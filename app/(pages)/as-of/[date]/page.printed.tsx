import { asOfDates } from '@/app/answers';
import { describePage } from '@/app/metadata';
import { record, recordSpan } from '@/app/record';
import { tellOverviewOn } from '@/app/tools';
import { DayNav } from '@/components/as-of/day-nav';
import { StateOnDay } from '@/components/as-of/state-on-day';
import { PageHead } from '@/components/ui/page-head';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
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
  const dated = known.get(date) ?? readOverview(tellOverviewOn(date));
  known.set(date, dated);
  return dated;
}

export const generateStaticParams = () => asOfDates.map((date) => ({ date }));

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
      <DayNav day={date} days={asOfDates} until={recordSpan.to} />
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
