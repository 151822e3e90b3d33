import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { ReconciledChange } from '../../history/reconcile-change';
import type { CurrentRisk } from '../../history/risk-history';
import { compareFindings, type RiskFinding } from '../../risk/assess';
import type { RiskCatalog } from '../../risk/catalog';
import type { RiskChange } from '../../risk/compare';
import { isAdded, isHighRisk } from '../../risk/high-risk';
import { readRisks } from '../../risk/project-risks';
import { listHighRisksOf } from '../../text/analysis';

/** `/api/v1/risk.json`: what the policies make possible today, and the changes that added it; the
 * most severe first, and the newest change first. */
export function describeRisks(
  current: readonly CurrentRisk[],
  changes: readonly ReconciledChange[],
  address: SiteAddress,
) {
  const { catalog } = readRisks();
  return {
    sources: catalog.sources,
    current: current
      .toSorted((a, b) => compareFindings(a.finding, b.finding, catalog))
      .map(({ policy, finding, since, gradedSince }) => ({
        policyName: policy.policyName,
        since: { versionId: since.versionId, createDate: since.createDate },
        gradedSince: { versionId: gradedSince.versionId, createDate: gradedSince.createDate },
        ...describeFinding(finding, catalog),
        url: address.absolute(`${paths.policy(policy.policyName)}#risk`),
      })),
    changes: changes
      .map(({ change, state }) => ({ change, state, risks: listHighRisksOf(change) }))
      .filter(({ risks }) => risks.length > 0)
      .map(({ change: { version }, state, risks }) => ({
        policyName: version.policyName,
        versionId: version.versionId,
        createDate: version.createDate,
        announced: state,
        risk: describeRiskEffects(risks, catalog),
        url: address.absolute(paths.change(version.policyName, version.versionId)),
      })),
  };
}

/** What a change does to entries of the risk catalog, the most severe first. */
export function describeRiskEffects(changes: readonly RiskChange[], catalog: RiskCatalog) {
  return changes.map((change) => {
    const { effect, finding, gradeBefore } = change;
    const { category, name } = catalog.findEntry(finding.entry);
    return {
      effect,
      id: finding.entry,
      name,
      category,
      grade: finding.grade,
      gradeBefore: gradeBefore ?? null,
      high: isAdded(change) && isHighRisk(finding, catalog),
    };
  });
}

/** An entry of the risk catalog that a version makes possible, and how far. */
export function describeFinding({ entry, grade, actions }: RiskFinding, catalog: RiskCatalog) {
  const { category, name, reason, needs, source, url } = catalog.findEntry(entry);
  return {
    id: entry,
    name,
    category,
    grade,
    reason,
    needs: [...needs],
    actions: actions.map(({ action, isUnrestricted, scopes, denials }) => ({
      action,
      unrestricted: isUnrestricted,
      scopes,
      deniedWhen: denials,
    })),
    source,
    sourceUrl: url ?? null,
  };
}
