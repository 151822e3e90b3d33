import type { RiskFinding } from '@/lib/risk/assess';
import type { RiskCatalog } from '@/lib/risk/catalog';
import type { RiskChange, RiskEffect } from '@/lib/risk/compare';
import { groupFindings } from '@/lib/text/risk';
import { Section } from '../ui/section';
import { RiskList } from './risk-list';

/** What a version of the policy allows of an entry that the reader's document makes possible. */
const comparedExtents: Readonly<Record<Exclude<RiskEffect, 'opens'>, string>> = {
  widens: 'allows this for more requests',
  mixed: 'allows some requests that your document does not allow, and the reverse',
  narrows: 'allows this for fewer requests',
  closes: 'does not allow this',
};

/** What the reader's document makes possible, and what the version that it is compared with does. */
export function OwnRisk({
  findings,
  changes,
  catalog,
  versionId,
}: {
  /** The findings of the reader's document. */
  findings: readonly RiskFinding[];
  /** From the reader's document to the version. */
  changes: readonly RiskChange[];
  catalog: RiskCatalog;
  versionId: string;
}) {
  const effects = new Map(changes.map(({ finding, effect }) => [finding.entry, effect]));
  const readEffect = ({ entry }: RiskFinding) => effects.get(entry);
  const missing = changes.filter(({ effect }) => effect === 'opens').map(({ finding }) => finding);
  const itself = (finding: RiskFinding) => finding;
  return (
    <>
      <Section id="risk" title="Risks of your document">
        {findings.length === 0 ? (
          <p className="text-muted">
            Your document allows nothing that the risk catalog of this site lists.
          </p>
        ) : (
          <RiskList
            groups={groupFindings(findings, itself, catalog, readEffect)}
            after={(finding) => {
              const effect = readEffect(finding);
              const extent =
                effect === undefined || effect === 'opens'
                  ? 'allows the same'
                  : comparedExtents[effect];
              return `${versionId} ${extent}.`;
            }}
          />
        )}
      </Section>
      {missing.length > 0 && (
        <Section id="risk-missing" title={`Risks of ${versionId} that your document does not have`}>
          <RiskList groups={groupFindings(missing, itself, catalog)} />
        </Section>
      )}
    </>
  );
}
