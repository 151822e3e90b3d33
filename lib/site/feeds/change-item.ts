import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Change } from '../../history/changes';
import type { DefaultChange } from '../../history/default-changes';
import type { ReconciledChange } from '../../history/reconcile-change';
import { readService } from '../../iam/patterns';
import type { RiskChange } from '../../risk/compare';
import { isAdded } from '../../risk/high-risk';
import { readRisks } from '../../risk/project-risks';
import {
  judgeKnownChange,
  listHighRisksOf,
  outlineChange,
  readAnalysis,
  summarizeChange,
} from '../../text/analysis';
import { listCategories as listRiskCategories, riskLabels } from '../../text/risk';
import { nameDefaultSetting, nameFirst } from '../../text/verdict';
import { stateLabels } from '../../text/wording';
import { shortenTitle } from '../escape-text';
import { describeAnnouncedState, formatChangeHtml } from './change-html';
import type { FeedItem } from './feed';
import { listCategories } from './feed';

/**
 * Returns the permanent id of a change in every feed. It depends on no address and no wording, so
 * that no change of them makes an item look new.
 */
export function buildChangeId(idBase: string, { change }: ReconciledChange): string {
  const { policyName, versionId } = change.version;
  return `${idBase}:change/${encodeURIComponent(policyName)}/${versionId}`;
}

/** Describes a change as an item, published when AWS created its version. */
export function describeChangeItem(
  idBase: string,
  address: SiteAddress,
  reconciled: ReconciledChange,
): FeedItem {
  const { change, state } = reconciled;
  const { policyName, versionId, createDate } = change.version;
  const url = address.absolute(paths.change(policyName, versionId));
  const announced = describeAnnouncedState(reconciled);
  return {
    id: buildChangeId(idBase, reconciled),
    url,
    title: `${policyName} ${versionId}${titleChange(change)}`,
    summary: `${summarizeChange(change)} ${announced}`,
    html: formatChangeHtml(change, announced, url),
    published: createDate,
    categories: listCategories(
      [
        'change',
        policyName,
        nameVerdict(change),
        state === 'never' ? 'unannounced' : stateLabels[state],
        ...listRisks(readAnalysis(change).risk),
      ],
      listServices(change),
    ),
  };
}

/**
 * Describes a default that was set to an older version as an item, published when that was observed:
 * IAM does not say when it was set.
 */
export function describeDefaultItem(
  idBase: string,
  address: SiteAddress,
  change: DefaultChange,
): FeedItem {
  const { policy, before, version, observed } = change;
  const { policyName } = policy;
  const url = address.absolute(paths.defaultChange(policyName, observed));
  const sentence = `The default version changed from ${before.versionId} to ${version.versionId}; this was observed at ${observed}.`;
  return {
    id: `${idBase}:default/${encodeURIComponent(policyName)}/${observed}`,
    url,
    title: `${policyName}, ${nameDefaultSetting(change)}${titleChange(change)}`,
    summary: `${summarizeChange(change)} ${sentence}`,
    html: formatChangeHtml(change, sentence, url),
    published: observed,
    categories: listCategories(
      ['default', policyName, nameVerdict(change), ...listRisks(readAnalysis(change).risk)],
      listServices(change),
    ),
  };
}

/** The high risks that a change adds, then the change: ` (risk: data access): adds s3:GetObject`. */
function titleChange(change: Change): string {
  const risks = listRisks(listHighRisksOf(change));
  const named = risks.length > 2 ? [risks[0], `${risks.length - 1} more`] : risks;
  const risk = risks.length === 0 ? '' : ` (risk: ${named.join(' and ')})`;
  return `${risk}: ${shortenTitle(outlineChange(change))}`;
}

/** The categories of risks that a change adds: `privilege escalation`. */
function listRisks(changes: readonly RiskChange[]): string[] {
  const findings = changes.filter(isAdded).map(({ finding }) => finding);
  return listRiskCategories(findings, readRisks().catalog).map((category) =>
    riskLabels[category].toLowerCase(),
  );
}

function nameVerdict(change: Change): string {
  return change.effect === 'first' ? nameFirst(change).toLowerCase() : judgeKnownChange(change);
}

/** Lists the services of added and removed grants; `*` for a NotAction. */
function listServices({ grantsAdded, grantsRemoved }: Change): string[] {
  return [...grantsAdded, ...grantsRemoved].map(({ action, actionNegated }) =>
    actionNegated ? '*' : readService(action),
  );
}
