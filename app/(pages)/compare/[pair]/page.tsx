import { describePage } from '@/app/metadata';
import { catalogue, record } from '@/app/record';
import { datePairs } from '@/app/tracked';
import { ComparedPolicy } from '@/components/policy/compared-policy';
import { SiteLink } from '@/components/ui/link';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { Time } from '@/components/ui/time';
import { compareDays, type DayComparison } from '@/lib/history/compare-days';
import { paths, readPair } from '@/lib/site/paths';
import { countOf, joinWords } from '@/lib/site/wording';

interface Props {
  params: Promise<{ pair: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return datePairs.map(([from, to]) => ({ pair: `${from}...${to}` }));
}

export async function generateMetadata({ params }: Props) {
  const [from, to] = await readDates(params);
  return describePage(
    paths.compareDates(from, to),
    `${from} to ${to}`,
    `What changed in ${record.site.subject}’s managed policies from ${from} to ${to}. ${summarize(compareDays(record.policies, from, to))}`,
  );
}

export default async function CompareDatesPage({ params }: Props) {
  const [from, to] = await readDates(params);
  const compared = compareDays(record.policies, from, to);
  const differing = compared.filter(({ kind }) => kind === 'changed' || kind === 'new');
  const others = compared.filter(({ kind }) => kind === 'unchanged' || kind === 'absent');
  return (
    <>
      <PageHead
        crumbs={[{ text: 'Compare', to: paths.compare }]}
        title={
          <>
            <Time at={from} /> → <Time at={to} />
          </>
        }
        lead={summarize(compared)}
      />
      <p className="mt-3 max-w-[46rem] text-muted">
        Each policy as it was in force at the end of both days, UTC.
      </p>
      {differing.map((comparison) => (
        <ComparedPolicy
          key={comparison.policy.policyName}
          comparison={comparison}
          catalogue={catalogue}
        />
      ))}
      <Section
        id="the-same"
        title="Not different"
        aside={countOf(others.length, 'policy', 'policies')}
      >
        <ul className="py-3">
          {others.map((comparison) => (
            <li key={comparison.policy.policyName}>
              <SiteLink to={paths.policy(comparison.policy.policyName)} className="name">
                {comparison.policy.policyName}
              </SiteLink>
              {comparison.kind === 'unchanged'
                ? `: ${comparison.after.versionId} on both days`
                : ': no version on record by either day'}
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}

function summarize(compared: DayComparison[]): string {
  const count = (wanted: DayComparison['kind']) =>
    compared.filter(({ kind }) => kind === wanted).length;
  const parts = [
    count('changed') > 0 && `${countOf(count('changed'), 'policy', 'policies')} changed`,
    count('new') > 0 && `${count('new')} new`,
    count('unchanged') > 0 && `${count('unchanged')} stayed as they were`,
    count('absent') > 0 && `${count('absent')} did not exist yet`,
  ].filter((part) => part !== false);
  return `${joinWords(parts)}.`;
}

async function readDates(params: Props['params']): Promise<[string, string]> {
  const { pair } = await params;
  const dates = readPair(decodeURIComponent(pair));
  if (dates === undefined) throw new Error(`No pair of dates: ${pair}.`);
  return dates;
}
