import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import { listUnannouncedActions } from '../../history/statistics';
import type { Provenance } from '../../record/types';
import { readRisks } from '../../risk/project-risks';
import { judgeChange, judgeKnownChange, readAnalysis, summarizeChange } from '../../text/analysis';
import { linkArchivedFile } from '../links/archive-links';
import { convertComparison } from './comparison';
import { describeFinding, describeRiskEffects } from './risk';

/** `/api/v1/changes.json`: every change on record, newest first. */
export function describeChanges({ changes }: Reconciliation, address: SiteAddress) {
  return { changes: changes.map((change) => describeChange(change, address)) };
}

/** A change, as in `changes.json` and at the start of the file of its version. */
function describeChange(reconciled: ReconciledChange, address: SiteAddress) {
  const { change, state, mentions, misnamings, readBefore } = reconciled;
  const { policy, version, before, actionsAdded, actionsRemoved, deniesAdded, deniesRemoved } =
    change;
  const unannounced = listUnannouncedActions(reconciled);
  const list = (effect: 'Allow' | 'Deny') =>
    unannounced.filter((name) => name.effect === effect).map(({ action }) => action);
  return {
    policyName: policy.policyName,
    versionId: version.versionId,
    createDate: version.createDate,
    previousVersionId: before?.versionId ?? null,
    /** Its effect on access; null if the record has no version before it. */
    verdict: before === undefined ? null : judgeChange(change),
    /** Its effect on actions that IAM has today. */
    knownVerdict: before === undefined ? null : judgeKnownChange(change),
    summary: summarizeChange(change),
    /** What it makes possible or impossible, the most severe first. */
    risk: describeRiskEffects(readAnalysis(change).risk, readRisks().catalog),
    actionsAdded,
    actionsRemoved,
    deniesAdded,
    deniesRemoved,
    announced: state,
    /** The month of the last reading, if the change may have been announced since. */
    readBefore: readBefore ?? null,
    announcements: mentions.map(({ announcement }) => announcement.announcement.id),
    /** ChangeAnnouncements that seem to mean this change under a name that was never served. */
    misnamedIn: [...new Set(misnamings.map(({ announcement }) => announcement.announcement.id))],
    unannouncedActions: list('Allow'),
    unannouncedDenies: list('Deny'),
    url: address.absolute(paths.change(policy.policyName, version.versionId)),
    api: address.absolute(paths.apiVersion(policy.policyName, version.versionId)),
  };
}

/** Where a version was first observed; null where the record does not have it. */
function describeProvenance(provenance: Provenance | undefined) {
  if (provenance === undefined) return null;
  const { archive, commit, path, endpoint, file, line } = provenance;
  return {
    archive: archive ?? null,
    commit: commit ?? null,
    path: path ?? null,
    url: linkArchivedFile(provenance) ?? null,
    endpoint: endpoint ?? null,
    file: file ?? null,
    line: line ?? null,
  };
}

/**
 * `/api/v1/policies/<Name>/<vN>.json`: a version with its document and its effect on access. If the
 * record has no version before it, `gained` has all its permissions.
 */
export function describeVersion(reconciled: ReconciledChange, address: SiteAddress) {
  const { change, mentions } = reconciled;
  const { version, next, missing } = change;
  const { gained, lost, undecided } = convertComparison(change.access());
  const risks = readRisks();
  return {
    ...describeChange(reconciled, address),
    firstObserved: version.firstObserved,
    provenance: describeProvenance(version.provenance),
    sha256: version.sha256 ?? null,
    nextVersionId: next?.versionId ?? null,
    unobservedBefore: missing ?? null,
    lags: mentions.map(({ announcement, match }) => ({
      announcement: announcement.announcement.id,
      lagDays: match.lagDays,
    })),
    documentUrl: address.absolute(paths.document(version.policyName, version.versionId)),
    document: version.document,
    /** What the version makes possible, whatever the version before allowed. */
    riskFindings: risks.assessor
      .assess(version.statements)
      .map((finding) => describeFinding(finding, risks.catalog)),
    gained,
    lost,
    undecided,
  };
}
