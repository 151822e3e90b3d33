import { paths } from '@/lib/addresses/paths';
import type { CurrentRisk } from '@/lib/history/risk-history';
import { compareFindings } from '@/lib/risk/assess';
import { riskCategories } from '@/lib/risk/catalog';
import { readRisks } from '@/lib/risk/project-risks';
import { groupByJsonKey } from '@/lib/shared/collections';
import { type RiskGroup, riskExplanations, riskLabels } from '@/lib/text/risk';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { SiteLink } from '../ui/site';
import { groupCurrentRisks, Since } from './policy-risk';
import { RiskList } from './risk-list';

const { catalog: riskCatalog } = readRisks();

/** The most severe risks of all policies are shown, so many rows. */
const maxHighest = 4;

/** More risks of a category than this are folded. */
const maxRows = 6;

/** With more risks than this in a category, one risk of each of the first policies is shown. */
const maxFolded = 60;
const maxFirst = 3;

/** The most severe risks of all policies today, one of each category first. */
export function HighestRisks({ risks }: { risks: readonly CurrentRisk[] }) {
  const groups = groupCurrentRisks(sortRisks(risks));
  const firsts = riskCategories.flatMap(
    (category) => groups.find((group) => group.category === category) ?? [],
  );
  const shown = [...new Set([...firsts, ...groups])].slice(0, maxHighest);
  return (
    <RiskList
      groups={shown}
      head={({ policy }) => <PolicyLink policy={policy} />}
      after={(risk) => <Since risk={risk} />}
    />
  );
}

function sortRisks(risks: readonly CurrentRisk[]): CurrentRisk[] {
  return risks.toSorted((a, b) => compareFindings(a.finding, b.finding, riskCatalog));
}

function PolicyLink({ policy: { policyName } }: Pick<CurrentRisk, 'policy'>) {
  return (
    <SiteLink to={`${paths.policy(policyName)}#risk`} className="name">
      <BreakableName name={policyName} />
    </SiteLink>
  );
}

/** What the default versions of all policies make possible, by category, the most severe first. */
export function CurrentRisks({ risks }: { risks: readonly CurrentRisk[] }) {
  const sorted = sortRisks(risks);
  return riskCategories.map((category) => {
    const ofCategory = sorted.filter(
      ({ finding }) => riskCatalog.findEntry(finding.entry).category === category,
    );
    if (ofCategory.length === 0) return null;
    const policies = new Set(ofCategory.map(({ policy }) => policy)).size;
    const groups = groupCurrentRisks(ofCategory);
    const isLong = groups.length > maxFolded;
    const shown = isLong ? takeFirstOfPolicies(groups) : groups;
    return (
      <section key={category} aria-labelledby={category} className="pb-6">
        <h3 id={category}>{riskLabels[category]}</h3>
        <p className="pb-2 text-small text-muted">
          {riskExplanations[category]} {countOf(policies, 'policy', 'policies')}{' '}
          {policies === 1 ? 'allows' : 'allow'} this.
        </p>
        <RiskList
          groups={shown}
          withoutCategory
          maxRows={maxRows}
          head={({ policy }) => <PolicyLink policy={policy} />}
          after={(risk) => (
            <>
              <Since risk={risk} />
              {risk.policy.kind === 'service-linked-role' &&
                ' Only the linked AWS service can use this policy.'}
            </>
          )}
        />
        {isLong && policies > shown.length && (
          <p className="pt-3">
            {countOf(policies - shown.length, 'more policy', 'more policies')}:{' '}
            <SiteLink to={paths.policiesWhere({ risk: category })}>
              all {policies} policies with this risk
            </SiteLink>
          </p>
        )}
      </section>
    );
  });
}

/** The first risk of each policy, of so many policies as are shown. */
function takeFirstOfPolicies(groups: readonly RiskGroup<CurrentRisk>[]): RiskGroup<CurrentRisk>[] {
  return groupByJsonKey(groups, ({ first }) => first.policy.policyName)
    .map(([first]) => first)
    .slice(0, maxFirst);
}
