import { paths } from '@/lib/addresses/paths';
import { compareDays, type DayComparison } from '@/lib/history/snapshot';
import { listServices } from '@/lib/iam/patterns';
import { type Overview, readOverview } from '@/lib/site/client/overview';
import { summarizeDayComparison } from '@/lib/text/snapshot';
import { useLoaded } from '../tool/load';
import { loadCatalogOf, loadPolicy } from '../tool/record';
import { Answer, ErrorMessage, LoadError } from '../tool/tool';
import { useResultTitle } from '../tool/use-query';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { ComparedDays } from './compared-days';
import { explainDays } from './explain-query';

/** All policies at the end of two days. Only those that differ are loaded with their documents. */
export function ComparedOnDays({
  query,
  overview,
}: {
  query: { from: string; to: string };
  overview: Overview;
}) {
  const problem = explainDays(query, overview);
  const [from, to] = [query.from, query.to].sort() as [string, string];
  const key = problem === undefined ? `${from} ${to}` : undefined;
  const compared = useLoaded(key, () => compareOnDays(overview, from, to));
  useResultTitle(compared.state === 'ready' ? `${from} → ${to}` : undefined);
  if (problem !== undefined) return <ErrorMessage>{problem}</ErrorMessage>;
  return (
    <>
      <Answer>
        {compared.state === 'loading' && 'Comparing …'}
        {compared.state === 'ready' && (
          <>
            <h2 id="result">
              All policies, <Time at={from} /> → <Time at={to} />
            </h2>
            <p className="lead">{summarizeDayComparison(compared.value.compared)}</p>
            <p className="hint mt-1">
              {query.from > query.to && 'The earlier date comes first. '}
              Compares the default versions at the end of both days, UTC. Snapshots:{' '}
              <SiteLink to={paths.snapshotQuery(from)}>{from}</SiteLink>,{' '}
              <SiteLink to={paths.snapshotQuery(to)}>{to}</SiteLink>.
            </p>
          </>
        )}
      </Answer>
      {compared.state === 'failed' && <LoadError failed={compared} />}
      {compared.state === 'ready' && (
        // The script of diffs changes their elements, so React must not reuse them.
        <ComparedDays
          key={key}
          {...compared.value}
          pairPath={(policy, from, to) => paths.compareWith({ policy, from, to })}
        />
      )}
    </>
  );
}

async function compareOnDays(overview: Overview, from: string, to: string) {
  const { policies } = readOverview(overview);
  const light = compareDays(policies, from, to);
  const changed = light.filter(({ kind }) => kind === 'changed' || kind === 'new');
  const whole = await Promise.all(changed.map(({ policy }) => loadPolicy(policy.policyName)));
  const compared = light.map((each): DayComparison => {
    const policy = whole.find(({ policyName }) => policyName === each.policy.policyName);
    if (policy !== undefined) return compareDays([policy], from, to)[0] as DayComparison;
    // Only the name and version of an unchanged policy are shown.
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
