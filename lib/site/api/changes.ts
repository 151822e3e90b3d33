import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledChange } from '../../history/reconcile-change';
import { listUnannouncedActions } from '../../history/statistics';
import { judgeChange, judgeKnownChange, summarizeChange } from '../../text/verdict';

/** `/api/v1/changes.json`: every change on record, newest first. */
export function describeChanges({ changes }: Reconciliation, address: SiteAddress) {
  return { changes: changes.map((change) => describeChange(change, address)) };
}

/** One change, as `changes.json` lists it and the answer on its version begins. */
export function describeChange(reconciled: ReconciledChange, address: SiteAddress) {
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
    /** What it did to access; null where nothing on record comes before it. */
    verdict: before === undefined ? null : judgeChange(change),
    /** The same without what only actions to come could show. */
    knownVerdict: before === undefined ? null : judgeKnownChange(change),
    summary: summarizeChange(change),
    actionsAdded,
    actionsRemoved,
    deniesAdded,
    deniesRemoved,
    announced: state,
    /** Where the change is so new that a row may have come since AWS's page was last read. */
    readBefore: readBefore ?? null,
    announcements: mentions.map(({ announcement }) => announcement.announcement.id),
    /** Rows that seem to mean this change under a name that was never served. */
    misnamedIn: [...new Set(misnamings.map(({ announcement }) => announcement.announcement.id))],
    unannouncedActions: list('Allow'),
    unannouncedDenies: list('Deny'),
    url: address.absolute(paths.change(policy.policyName, version.versionId)),
    api: address.absolute(paths.apiVersion(policy.policyName, version.versionId)),
  };
}
