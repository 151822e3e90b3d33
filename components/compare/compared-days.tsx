import { paths } from '@/lib/addresses/paths';
import type { DayComparison } from '@/lib/history/snapshot';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import { countOf } from '@/lib/text/wording';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { ComparedPolicy, type PairPath } from './compared-policy';

/** All policies between two days: those that differ in full, then the others by name. */
export function ComparedDays({
  compared,
  catalog,
  pairPath,
}: {
  compared: readonly DayComparison[];
  catalog: ActionCatalog;
  pairPath?: PairPath;
}) {
  const changed = compared.filter(({ kind }) => kind === 'changed' || kind === 'new');
  const others = compared.filter(({ kind }) => kind === 'unchanged' || kind === 'absent');
  return (
    <>
      {changed.map((comparison) => (
        <ComparedPolicy
          key={comparison.policy.policyName}
          comparison={comparison}
          catalog={catalog}
          {...(pairPath && { pairPath })}
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
