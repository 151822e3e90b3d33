import { ChangeList } from '@/components/change/change-list';
import { CurrentRisks } from '@/components/risk/current-risks';
import { RiskMethod } from '@/components/risk/risk-method';
import { WithContents } from '@/components/ui/contents';
import { chooseAmong, Filter } from '@/components/ui/filter';
import { PageHead } from '@/components/ui/page-head';
import { Section } from '@/components/ui/section';
import { SiteLink } from '@/components/ui/site';
import { paths } from '@/lib/addresses/paths';
import { describePage } from '@/lib/build/describe-page';
import { listHighRiskChanges, listRisksOf, record, trackedPeriod } from '@/lib/build/site-data';
import { anyRisk, listChangeFacets } from '@/lib/text/facets';
import { riskLabels } from '@/lib/text/risk';
import { countOf } from '@/lib/text/wording';

export const metadata = describePage(
  paths.risk,
  'Risk',
  `What the managed policies of ${record.site.subject} can be misused for, since when, and which changes added it.`,
  { feedOf: 'high-risk' },
);

/** More changes than this are on the page of all changes, which has pages and filters. */
const maxChanges = 40;
/** Of so many changes, the newest are open: the page of a phone has no room for more. */
const maxOpen = 6;

export default function RiskPage() {
  const highRiskChanges = listHighRiskChanges();
  const current = record.policies.flatMap(listRisksOf);
  const isLong = highRiskChanges.length > maxChanges;
  const newest = isLong ? highRiskChanges.slice(0, maxChanges) : highRiskChanges;
  const facets = isLong
    ? []
    : highRiskChanges.map((change) => listChangeFacets(change, trackedPeriod));
  const policies = new Set(current.map(({ policy }) => policy)).size;
  return (
    <>
      <PageHead
        title="Risk"
        lead={`${policies} of ${countOf(record.policies.length, 'policy', 'policies')} ${policies === 1 ? 'allows' : 'allow'} actions that can be misused. ${countOf(highRiskChanges.length, 'change')} added a high risk.`}
      />
      <WithContents
        parts={[
          { id: 'current', text: 'Today' },
          { id: 'changes', text: `Changes (${highRiskChanges.length})` },
          { id: 'method', text: 'Method and limits' },
        ]}
        actions={[
          <SiteLink key="feed" to={paths.feed('rss', 'high-risk')}>
            Subscribe (RSS)
          </SiteLink>,
          <SiteLink key="feeds" to={`${paths.feeds}#high-risk`}>
            Other feeds
          </SiteLink>,
        ]}
      >
        <Section id="current" title="What policies allow today">
          <CurrentRisks risks={current} />
        </Section>
        <Section id="changes" title="Changes that added a high risk">
          {isLong ? (
            <p className="pb-3">
              The newest {maxChanges} of{' '}
              <SiteLink to={paths.changesWhere({ risk: anyRisk })}>
                all {countOf(highRiskChanges.length, 'change')}
              </SiteLink>
              .
            </p>
          ) : (
            <Filter
              of="risk-changes"
              noun="changes"
              isRanked
              choices={[
                chooseAmong(
                  { name: 'risk', label: 'Risk', any: 'Any category' },
                  facets,
                  riskLabels,
                ),
                chooseAmong({ name: 'policy', label: 'Policy', any: 'All policies' }, facets),
                chooseAmong({ name: 'year', label: 'Year', any: 'All years' }, facets),
              ]}
            />
          )}
          {isLong ? (
            <>
              <ChangeList changes={newest.slice(0, maxOpen)} isAboutRisk />
              <details className="group">
                <summary>
                  <h3>{countOf(maxChanges - maxOpen, 'older change')}</h3>
                </summary>
                <ChangeList changes={newest.slice(maxOpen)} isAboutRisk />
              </details>
            </>
          ) : (
            <ChangeList
              id="risk-changes"
              changes={newest}
              facets={(change) => listChangeFacets(change, trackedPeriod)}
              isAboutRisk
            />
          )}
        </Section>
        <RiskMethod />
      </WithContents>
    </>
  );
}
