import { AppearanceList } from '@/components/statistics/appearance-list';
import { PolicyRanking } from '@/components/statistics/ranking';
import { VersionChart } from '@/components/statistics/version-chart';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { Time } from '@/components/ui/time';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import {
  catalog,
  countPermissions,
  listAppearances,
  reconciliation,
  record,
  recordUntil,
  recordYears,
} from '@/lib/build/site-data';
import { dayOf, shiftDay } from '@/lib/history/days';
import { findCurrentVersion } from '@/lib/history/default-versions';
import { compareText } from '@/lib/shared/collections';
import {
  countByYear,
  listGrowingServices,
  listMostActive,
  listRemoved,
  type RemovedPolicy,
} from '@/lib/text/activity';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.statistics,
  'Statistics',
  `How the managed policies of ${record.site.subject} grow: versions by year, the most active, newest and largest policies, and the first appearance of services and actions.`,
);

/** The length of the rankings, and of the lists of first appearances. */
const [maxPolicies, maxVersions] = [8, 12];
const yearAgo = shiftDay(recordUntil, -365);

const { policies } = record;
const { changes } = reconciliation;

export default function StatisticsPage() {
  const { services, actions } = listAppearances();
  const removed = listRemoved(policies);
  const growing = listGrowingServices(actions, yearAgo).slice(0, 2 * maxPolicies);
  return (
    <>
      <PageHead
        title="Statistics"
        lead={`${countOf(policies.length, 'policy', 'policies')} name ${countOf(actions.length, 'action')} of ${countOf(services.length, 'service')} so far.`}
      />
      <Section id="versions" title="Versions by year">
        <VersionChart years={countByYear(changes, recordYears)} />
      </Section>
      <div className="grid grid-cols-1 gap-x-8 lg:grid-cols-3">
        <Section id="active" title="Most active" aside={`since ${yearAgo}`}>
          <PolicyRanking
            rows={listMostActive(changes, yearAgo)
              .slice(0, maxPolicies)
              .map(({ policy, count }) => ({
                policyName: policy.policyName,
                value: countOf(count, 'change'),
              }))}
          />
        </Section>
        <Section id="newest" title="Newest">
          <PolicyRanking
            rows={policies
              .map(({ policyName, versions }) => ({
                policyName,
                day: dayOf(versions[0]?.createDate as string),
              }))
              .sort((a, b) => compareText(b.day, a.day))
              .slice(0, maxPolicies)
              .map(({ policyName, day }) => ({ policyName, value: <Time at={day} /> }))}
          />
        </Section>
        <Section id="largest" title="Most actions">
          <PolicyRanking rows={listLargest()} />
        </Section>
      </div>
      {removed.length > 0 && (
        <Section
          id="removed"
          title="Removed policies"
          aside={countOf(removed.length, 'policy', 'policies')}
        >
          <RemovedList policies={removed.slice(0, maxPolicies)} />
          {removed.length > maxPolicies && (
            <details className="mt-3">
              <summary>
                {countOf(removed.length - maxPolicies, 'more policy', 'more policies')}
              </summary>
              <RemovedList policies={removed.slice(maxPolicies)} />
            </details>
          )}
        </Section>
      )}
      <Section id="services" title="Services that appeared last">
        <AppearanceList appearances={services} max={maxVersions} noun="service" />
      </Section>
      <Section
        id="actions"
        title="Actions that appeared last"
        aside={<SiteLink to={paths.feed('rss', 'new-actions')}>Subscribe (RSS)</SiteLink>}
      >
        <AppearanceList appearances={actions} max={maxVersions} noun="action" />
      </Section>
      {growing.length > 0 && (
        <Section id="growth" title="Services with most new actions" aside={`since ${yearAgo}`}>
          <table className="figures">
            <thead>
              <tr>
                <th scope="col">Service</th>
                <th scope="col">Before</th>
                <th scope="col">New</th>
              </tr>
            </thead>
            <tbody>
              {growing.map(({ service, before, added }) => (
                <tr key={service}>
                  <th scope="row">
                    <SiteLink to={paths.actionsOf(service)}>
                      {catalog.nameService(service) ?? service}
                    </SiteLink>
                  </th>
                  <td>{before}</td>
                  <td>+{added}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}

function RemovedList({ policies }: { policies: readonly RemovedPolicy[] }) {
  return (
    <PolicyRanking
      rows={policies.map(({ policyName, day, replacement }) => ({
        policyName,
        value: (
          <>
            by <Time at={day} />
            {replacement !== undefined && (
              <>
                , replaced by{' '}
                <SiteLink to={paths.policy(replacement)} className="underline">
                  {replacement}
                </SiteLink>
              </>
            )}
          </>
        ),
      }))}
    />
  );
}

function listLargest() {
  return policies
    .map((policy) => ({
      policyName: policy.policyName,
      total: countPermissions(findCurrentVersion(policy).statements).total,
    }))
    .sort((a, b) => b.total - a.total)
    .slice(0, maxPolicies)
    .map(({ policyName, total }) => ({ policyName, value: countOf(total, 'action') }));
}
