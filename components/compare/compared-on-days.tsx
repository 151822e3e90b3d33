import { paths } from '@/lib/addresses/paths';
import { compareDays, type DayComparison } from '@/lib/history/snapshot';
import { listServices } from '@/lib/iam/patterns';
import { type Overview, readOverview } from '@/lib/site/client/overview';
import { summarizeDayComparison } from '@/lib/text/snapshot';
import { ComparedDays } from '../policy/compared-days';
import { useLoaded } from '../tool/load';
import { LoadTrouble } from '../tool/load-trouble';
import { loadCatalogOf, loadPolicy } from '../tool/record';
import { Answer, Trouble } from '../tool/tool';
import { useAnswered } from '../tool/use-answered';
import { SiteLink } from '../ui/link';
import { explainDays } from './explain';

/** All policies at the end of two days: only those that differ are loaded whole. */
export function ComparedOnDays({
  question,
  overview,
}: {
  question: { from: string; to: string };
  overview: Overview;
}) {
  const trouble = explainDays(question, overview);
  const [from, to] = [question.from, question.to].sort() as [string, string];
  const key = trouble === undefined ? `${from} ${to}` : undefined;
  const compared = useLoaded(key, () => compareOnDays(overview, from, to));
  useAnswered(compared.state === 'ready' ? `${from} to ${to}` : undefined);
  if (trouble !== undefined) return <Trouble>{trouble}</Trouble>;
  return (
    <>
      <Answer>
        {compared.state === 'loading' && 'Comparing …'}
        {compared.state === 'ready' && (
          <>
            {from} → {to}: {summarizeDayComparison(compared.value.compared)}
          </>
        )}
      </Answer>
      {compared.state === 'failed' && <LoadTrouble failed={compared} />}
      {compared.state === 'ready' && (
        <>
          <p className="mt-2 max-w-[46rem] text-small text-muted">
            Each policy as it was in force at the end of both days, UTC.{' '}
            {question.from > question.to && 'Shown from the earlier day to the later. '}
            As of <SiteLink to={paths.snapshotQuery(from)}>{from}</SiteLink>, as of{' '}
            <SiteLink to={paths.snapshotQuery(to)}>{to}</SiteLink>.
          </p>
          <ComparedDays
            {...compared.value}
            pairPath={(policy, from, to) => paths.compareWith({ policy, from, to })}
          />
        </>
      )}
    </>
  );
}

async function compareOnDays(overview: Overview, from: string, to: string) {
  const { policies } = readOverview(overview);
  const light = compareDays(policies, from, to);
  const differing = light.filter(({ kind }) => kind === 'changed' || kind === 'new');
  const whole = await Promise.all(differing.map(({ policy }) => loadPolicy(policy.policyName)));
  const compared = light.map((each): DayComparison => {
    const policy = whole.find(({ policyName }) => policyName === each.policy.policyName);
    if (policy !== undefined) return compareDays([policy], from, to)[0] as DayComparison;
    // Of a policy that did not change only its name and version are shown.
    return each as unknown as DayComparison;
  });
  return {
    compared,
    catalog: await loadCatalogOf(
      listServices(
        whole.flatMap(({ versions }) => versions.flatMap(({ statements }) => statements)),
      ),
    ),
  };
}
