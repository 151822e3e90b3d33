import { describePage } from '@/app/metadata';
import { ComparedDays } from '@/components/compare/compared-days';
import { PageHead } from '@/components/ui/page-head';
import { Time } from '@/components/ui/time';
import { paths, readPair } from '@/lib/addresses/paths';
import { catalog, datePairs, record } from '@/lib/build/site-data';
import { compareDays } from '@/lib/history/snapshot';
import { summarizeDayComparison } from '@/lib/text/snapshot';

interface Props {
  params: Promise<{ pair: string }>;
}

export const dynamicParams = false;

export const generateStaticParams = () =>
  datePairs.map(([from, to]) => ({ pair: `${from}...${to}` }));

export async function generateMetadata({ params }: Props) {
  const [from, to] = await readDates(params);
  return describePage(
    paths.compareDates(from, to),
    `${from} to ${to}`,
    `What changed in ${record.site.subject}’s managed policies from ${from} to ${to}. ${summarizeDayComparison(compareDays(record.policies, from, to))}`,
  );
}

export default async function CompareDatesPage({ params }: Props) {
  const [from, to] = await readDates(params);
  const compared = compareDays(record.policies, from, to);
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Compare', to: paths.compare }]}
        title={
          <>
            <Time at={from} /> → <Time at={to} />
          </>
        }
        lead={summarizeDayComparison(compared)}
      />
      <p className="mt-3 max-w-[46rem] text-muted">
        Each policy as it was in force at the end of both days, UTC.
      </p>
      <ComparedDays compared={compared} catalog={catalog} />
    </>
  );
}

async function readDates(params: Props['params']): Promise<[string, string]> {
  const { pair } = await params;
  const dates = readPair(decodeURIComponent(pair));
  if (dates === undefined) throw new Error(`No pair of dates: ${pair}.`);
  return dates;
}
