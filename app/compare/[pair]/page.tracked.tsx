import { ComparedDays } from '@/components/compare/compared-days';
import { PageHead } from '@/components/ui/page-head';
import { SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths, readPair } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
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
    `${from} → ${to}`,
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
      <p className="hint mt-2">
        Compares the default versions at the end of both days, UTC. Snapshots:{' '}
        <SiteLink to={paths.snapshot(from)}>{from}</SiteLink>,{' '}
        <SiteLink to={paths.snapshot(to)}>{to}</SiteLink>.
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
