import { paths } from '../../addresses/paths';
import type { SiteAddress } from '../../addresses/site-address';
import type { ChangeMatch } from '../../history/match-announcements';
import type { Reconciliation } from '../../history/reconcile';
import type { ReconciledAnnouncement } from '../../history/reconcile-announcement';

/** `/api/v1/announcements.json`: AWS's rows in AWS's order, each held against the record. */
export function describeAnnouncements({ announcements }: Reconciliation, address: SiteAddress) {
  return { announcements: announcements.map((row) => describeAnnouncement(row, address)) };
}

function describeAnnouncement(row: ReconciledAnnouncement, address: SiteAddress) {
  const { announcement, matches, matchedBy, neverServed, servedByWildcard } = row;
  const { id, date, datePrinted, policyName, kind, gist, actionsNamed } = announcement;
  return {
    id,
    date,
    /** The date as AWS prints it where that is a misprint. */
    datePrinted: datePrinted ?? null,
    policyName,
    kind,
    gist,
    actionsNamed,
    deniesNamed: announcement.deniesNamed ?? [],
    versions: matches.map(describeMatch),
    neverServed: neverServed.map(({ named }) => named.action),
    /** Those of `neverServed` that the row says were denied. */
    neverServedDenies: neverServed.flatMap(({ named }) =>
      named.effect === 'Deny' ? [named.action] : [],
    ),
    suggestions: neverServed.flatMap(({ named, suggestion }) =>
      suggestion === undefined
        ? []
        : [
            {
              named: named.action,
              served: suggestion.action,
              versionId: suggestion.change.version.versionId,
              createDate: suggestion.change.version.createDate,
              lagDays: suggestion.lagDays,
            },
          ],
    ),
    servedByWildcard: servedByWildcard.map(({ named, change }) => ({
      named: named.action,
      versionId: change.version.versionId,
      createDate: change.version.createDate,
    })),
    matchedBy,
    url: address.absolute(paths.announcement(id)),
  };
}

function describeMatch({ change, lagDays, named, isRepeat }: ChangeMatch) {
  const { versionId, createDate } = change.version;
  const list = (effect: 'Allow' | 'Deny') =>
    named.filter((name) => name.effect === effect).map(({ action }) => action);
  return {
    versionId,
    createDate,
    lagDays,
    repeated: isRepeat,
    matchedActions: list('Allow'),
    matchedDenies: list('Deny'),
  };
}
