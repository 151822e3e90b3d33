import { paths } from '@/lib/addresses/paths';
import type { RiskCatalog } from '@/lib/risk/catalog';
import type { RiskChange } from '@/lib/risk/compare';
import { effectLabels, gradeLabels, groupFindings } from '@/lib/text/risk';
import { Section } from '../ui/section';
import { SiteLink } from '../ui/site';
import { RiskList } from './risk-list';

/** What a change makes possible, or no longer; nothing where that is nothing. */
export function ChangeRisk({
  changes,
  catalog,
  isFirst = false,
}: {
  changes: readonly RiskChange[];
  catalog: RiskCatalog;
  /** Whether no version on record precedes it, so that all is new. */
  isFirst?: boolean;
}) {
  if (changes.length === 0) return null;
  const groups = groupFindings(
    changes,
    ({ finding }) => finding,
    catalog,
    ({ effect, gradeBefore }) => [effect, gradeBefore],
  );
  return (
    <Section id="risk" title="Risk" aside={<SiteLink to={paths.riskMethod}>Method</SiteLink>}>
      <RiskList
        groups={groups}
        {...(!isFirst && { before: ({ effect }: RiskChange) => effectLabels[effect] })}
        after={({ gradeBefore }) =>
          gradeBefore && `Before the change: ${gradeLabels[gradeBefore].toLowerCase()}.`
        }
      />
    </Section>
  );
}
