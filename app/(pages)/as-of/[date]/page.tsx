import { asOfDates } from '@/app/answers';
import { describePage } from '@/app/metadata';
import { once } from '@/app/once';
import { offer } from '@/app/params';
import { record } from '@/app/record';
import { tellOverview } from '@/app/tools';
import { DayNav } from '@/components/as-of/day-nav';
import { StateOnDay } from '@/components/as-of/state-on-day';
import { PageHead } from '@/components/ui/page-head';
import { Time } from '@/components/ui/time';
import { findStateOn } from '@/lib/history/as-of';
import { summarizeDay } from '@/lib/site/day';
import { paths } from '@/lib/site/paths';
import { readOverview } from '@/lib/tools/overview';

interface Props {
  params: Promise<{ date: string }>;
}

export const dynamicParams = false;

const readDated = once(() => readOverview(tellOverview()));

export const generateStaticParams = offer(() => asOfDates.map((date) => ({ date })));

export async function generateMetadata({ params }: Props) {
  const { date } = await params;
  return describePage(
    paths.asOfDate(date),
    `As of ${date}`,
    `${record.site.subject}’s managed policies as of ${date}. ${summarize(date)}`,
  );
}

export default async function AsOfDatePage({ params }: Props) {
  const { date } = await params;
  return (
    <>
      <PageHead
        crumbs={[{ text: 'As of a day', to: paths.asOf }]}
        title={
          <>
            As of <Time at={date} />
          </>
        }
        lead={summarize(date)}
      />
      <DayNav day={date} days={asOfDates} until={tellOverview().span.to} />
      <StateOnDay dated={readDated()} day={date} />
    </>
  );
}

function summarize(date: string): string {
  const { policies, reconciliation } = readDated();
  return summarizeDay(
    findStateOn(policies, reconciliation, date),
    date,
    reconciliation.trackedSince,
  );
}
