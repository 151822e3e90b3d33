import { paths } from '@/lib/addresses/paths';
import { compareDays, type DayComparison } from '@/lib/history/snapshot';
import { noCatalog } from '@/lib/iam/compare/compare';
import type { ServedPolicy, ServedVersion } from '@/lib/record/types';
import { describeDayChange } from '@/lib/site/client/day-changes';
import type { DatedRecord, DatedVersion, Overview } from '@/lib/site/client/overview';
import { summarizeDayComparison } from '@/lib/text/snapshot';
import { FilteredList } from '../tool/filtered-list';
import { useLoaded } from '../tool/load';
import { loadCatalogOf, loadPolicy, openOverview } from '../tool/record';
import { Answer, ErrorMessage, LoadError } from '../tool/tool';
import { useResultTitle } from '../tool/use-query';
import { SiteLink } from '../ui/site';
import { Time } from '../ui/time';
import { ComparedDays, ComparedIndex, isChanged } from './compared-days';
import { explainDays } from './explain-query';

type LightComparison = DayComparison<DatedVersion, DatedRecord['policies'][number]>;

/** So many policies are compared on the page; of more, each has a comparison of its own. */
const maxWhole = 12;

/** All policies at the end of two days. */
export function ComparedOnDays({
  query,
  overview,
}: {
  query: { from: string; to: string };
  overview: Overview;
}) {
  const problem = explainDays(query, overview);
  const [from, to] = [query.from, query.to].sort() as [string, string];
  useResultTitle(problem === undefined ? `${from} → ${to}` : undefined);
  if (problem !== undefined) return <ErrorMessage>{problem}</ErrorMessage>;
  const compared = compareDays<DatedVersion, DatedRecord['policies'][number]>(
    openOverview(overview).policies,
    from,
    to,
  );
  return (
    <>
      <Answer>
        <h2 id="result">
          All policies, <Time at={from} /> → <Time at={to} />
        </h2>
        <p className="lead">{summarizeDayComparison(compared)}</p>
        <p className="hint mt-1">
          {query.from > query.to && 'The earlier date comes first. '}
          Compares the default versions at the end of both days, UTC. Snapshots:{' '}
          <SiteLink to={paths.snapshotQuery(from)}>{from}</SiteLink>,{' '}
          <SiteLink to={paths.snapshotQuery(to)}>{to}</SiteLink>.
        </p>
      </Answer>
      {/* The script of diffs changes their elements, so React must not reuse them. */}
      <Policies key={`${from} ${to}`} compared={compared} from={from} to={to} />
    </>
  );
}

/** The policies that differ, with their documents if they are few. */
function Policies({
  compared,
  from,
  to,
}: {
  compared: readonly LightComparison[];
  from: string;
  to: string;
}) {
  const changed = compared.filter(isChanged);
  const isFew = changed.length <= maxWhole;
  const whole = useLoaded(isFew && changed.length > 0 ? `${from} ${to}` : undefined, () =>
    loadWhole(compared, from, to),
  );
  if (whole.state === 'failed') return <LoadError failed={whole} />;
  if (whole.state === 'ready') {
    return <ComparedDays {...whole.value} pairPath={pairPath} List={FilteredList} />;
  }
  return (
    <ComparedIndex
      compared={compared}
      items={changed.map((comparison) => ({ comparison, chips: chooseChips(comparison) }))}
      whole={[]}
      catalog={noCatalog}
      pathOf={nameComparison}
      List={FilteredList}
    />
  );
}

const pairPath = (policy: string, from: string, to: string) =>
  paths.compareWith({ policy, from, to });

function chooseChips(comparison: LightComparison) {
  if (comparison.kind !== 'changed' && comparison.kind !== 'new') return [];
  const before = comparison.kind === 'changed' ? comparison.before : undefined;
  return describeDayChange(comparison.policy.versions, before, comparison.after);
}

/** The address of the comparison of a policy; of a new one, of its version. */
function nameComparison(comparison: Parameters<Parameters<typeof ComparedIndex>[0]['pathOf']>[0]) {
  const { policyName } = comparison.policy;
  if (comparison.kind === 'changed') {
    return pairPath(policyName, comparison.before.versionId, comparison.after.versionId);
  }
  return comparison.kind === 'new'
    ? paths.change(policyName, comparison.after.versionId)
    : paths.policy(policyName);
}

async function loadWhole(light: readonly LightComparison[], from: string, to: string) {
  const changed = light.filter(isChanged);
  const whole = await Promise.all(changed.map(({ policy }) => loadPolicy(policy.policyName)));
  const byName = new Map(whole.map((policy) => [policy.policyName, policy]));
  const compared = light.map((each): DayComparison => {
    const policy = byName.get(each.policy.policyName);
    if (policy === undefined) return each as unknown as DayComparison;
    // Only the name and version of an unchanged policy are shown.
    return compareDays<ServedVersion, ServedPolicy>([policy], from, to)[0] as DayComparison;
  });
  return { compared, catalog: await loadCatalogOf([]) };
}
