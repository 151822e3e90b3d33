import { paths } from '@/lib/addresses/paths';
import { comparePermissions } from '@/lib/history/changes';
import type { DayComparison } from '@/lib/history/snapshot';
import type { ActionCatalog } from '@/lib/iam/compare/difference';
import { type Chip as ChipData, verdictChip } from '@/lib/text/chip';
import { countOf } from '@/lib/text/wording';
import { BreakableName } from '../ui/breakable';
import { Chip } from '../ui/chip';
import { WithContents } from '../ui/contents';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { ComparedPolicy, type PairPath } from './compared-policy';

/** All policies between two days: a summary, those that differ in full, then the others by name. */
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
  const chips = new Map(changed.map((each) => [each, chooseChip(each, catalog)]));
  return (
    <WithContents
      parts={[
        { id: 'summary', text: 'Summary' },
        ...changed.map(({ policy: { policyName } }) => ({
          id: policyName,
          text: <BreakableName name={policyName} />,
        })),
        { id: 'the-same', text: 'No change' },
      ]}
    >
      <Section id="summary" title="Summary" aside={countKinds(changed)}>
        {changed.length === 0 ? (
          <p className="text-muted">No policy has another default version.</p>
        ) : (
          <ul className="card">
            {changed.map((comparison) => (
              <SummaryRow
                key={comparison.policy.policyName}
                comparison={comparison}
                chip={chips.get(comparison) as ChipData}
              />
            ))}
          </ul>
        )}
      </Section>
      {changed.map((comparison) => (
        <ComparedPolicy
          key={comparison.policy.policyName}
          comparison={comparison}
          catalog={catalog}
          chip={chips.get(comparison) as ChipData}
          isOpen={changed.length === 1}
          {...(pairPath && { pairPath })}
        />
      ))}
      <Unchanged compared={others} />
    </WithContents>
  );
}

/** `2 changed, 3 new`. */
function countKinds(compared: readonly DayComparison[]): string {
  const created = compared.filter(({ kind }) => kind === 'new').length;
  const changed = compared.length - created;
  return [
    ...(changed > 0 || created === 0 ? [`${changed} changed`] : []),
    ...(created > 0 ? [`${created} new`] : []),
  ].join(', ');
}

function chooseChip(comparison: DayComparison, catalog: ActionCatalog): ChipData {
  if (comparison.kind !== 'changed') return { text: 'New', tone: 'neutral' };
  const difference = comparePermissions(comparison.before, comparison.after, catalog);
  return verdictChip(difference.access().knownVerdict);
}

function SummaryRow({ comparison, chip }: { comparison: DayComparison; chip: ChipData }) {
  const { policyName } = comparison.policy;
  return (
    <li className="summary-row">
      <a href={`#${policyName}`} className="name min-w-0">
        <BreakableName name={policyName} />
      </a>
      <span className="text-muted">
        {comparison.kind === 'changed'
          ? `${comparison.before.versionId} → ${comparison.after.versionId}`
          : comparison.kind === 'new' && comparison.after.versionId}
      </span>
      <span>
        <Chip tone={chip.tone}>{chip.text}</Chip>
      </span>
    </li>
  );
}

/** The policies with the same default version on both days, or with none. */
function Unchanged({ compared }: { compared: readonly DayComparison[] }) {
  return (
    <Section id="the-same" title="No change" aside={countOf(compared.length, 'policy', 'policies')}>
      {compared.length === 0 ? (
        <p className="text-muted">Every policy has another default version.</p>
      ) : (
        <ul className="card">
          {compared.map((comparison) => (
            <li key={comparison.policy.policyName} className="entry-head">
              <SiteLink to={paths.policy(comparison.policy.policyName)} className="name min-w-0">
                <BreakableName name={comparison.policy.policyName} />
              </SiteLink>
              <span className="text-muted">
                {comparison.kind === 'unchanged'
                  ? `${comparison.after.versionId} on both dates`
                  : 'did not exist yet on either date'}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
